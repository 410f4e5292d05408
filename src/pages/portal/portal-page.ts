import type { Language, Texts } from '../../kit/languages.ts';
import { type Markup, markup, verbatim } from '../markup.ts';
import { type Page, type PageRenderer, renderFrame } from '../page.ts';
import { type Help, helpText } from '../power/waiting.ts';
import { icon } from '../style.ts';
import { portalStyle } from './style.ts';

/** What every page of the portal needs: whose language it speaks, whom to ask, and where the others are. */
export interface PageContext extends Help {
  language: Language;
  /** Whether the visitor may open the pages for admins. */
  admin: boolean;
  /** Where people find their apps. */
  apps: string;
  /** Where files are sent and found again. */
  invites: string;
  /** Where people are. */
  people: string;
  /** A moment in words. */
  time(moment: string): string;
}

export interface PortalPage extends Pick<Page, 'script'> {
  title: string;
  /** Which of the pages that the head leads to this is. */
  here?: keyof typeof places;
  body: Markup;
}

const places = {
  apps: { en: 'Apps', ja: 'アプリ' },
  invites: { en: 'Invitations', ja: '招待' },
  people: { en: 'People', ja: 'ユーザー' },
} as const satisfies Record<string, Texts>;

/** The layout of the portal's pages: all of it in the visitor's language alone, which their browser says. */
export function portalPage(desk: PageContext, { title, here, body, script }: PortalPage): PageRenderer {
  const { language, admin } = desk;
  const place = (name: keyof typeof places) =>
    markup`<a href="${desk[name]}"${name === here ? verbatim(' aria-current="page"') : undefined}>${places[name][language]}</a>`;
  return renderFrame({
    language,
    title,
    style: portalStyle,
    main: markup`
<header>${verbatim(icon)}<nav aria-label="${{ en: 'Pages', ja: 'ページ' }[language]}">${place('apps')}${admin ? markup`${place('invites')}${place('people')}` : undefined}<a href="/_gate/signout">${{ en: 'Sign out', ja: 'サインアウト' }[language]}</a></nav></header>
<h1>${title}</h1>
${body}
<footer>${helpText(desk, language)}</footer>
`,
    ...(script && { script }),
  });
}
