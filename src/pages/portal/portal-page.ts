import type { Language, Texts } from '../../kit/languages.ts';
import { type Help, helpText } from '../help.ts';
import { type Markup, markup, verbatim } from '../markup.ts';
import { type Page, type PageRenderer, renderFrame } from '../page.ts';
import { icon } from '../style.ts';
import { portalStyle } from './style.ts';

/** What every page of the portal needs: the language, the contact, and the paths of the other pages. */
export interface PageContext extends Help {
  language: Language;
  /** Whether the visitor can open the pages for admins. */
  admin: boolean;
  /** The path of the list of apps. */
  apps: string;
  /** The path of the invitations. */
  invites: string;
  /** The path of the people. */
  people: string;
  /** An instant in words. */
  time(instant: string): string;
}

export interface PortalPage extends Pick<Page, 'script'> {
  title: string;
  /** Which entry of the navigation this page is. */
  here?: keyof typeof places;
  body: Markup;
}

const places = {
  apps: { en: 'Apps', ja: 'アプリ' },
  invites: { en: 'Invitations', ja: '招待' },
  people: { en: 'People', ja: 'ユーザー' },
} as const satisfies Record<string, Texts>;

/** The layout of the portal's pages, in the browser's language only. */
export function portalPage(context: PageContext, { title, here, body, script }: PortalPage): PageRenderer {
  const { language, admin } = context;
  const place = (name: keyof typeof places) =>
    markup`<a href="${context[name]}"${name === here ? verbatim(' aria-current="page"') : undefined}>${places[name][language]}</a>`;
  return renderFrame({
    language,
    title,
    style: portalStyle,
    main: markup`
<header>${verbatim(icon)}<nav aria-label="${{ en: 'Pages', ja: 'ページ' }[language]}">${place('apps')}${admin ? markup`${place('invites')}${place('people')}` : undefined}<a href="/_gate/signout">${{ en: 'Sign out', ja: 'サインアウトする' }[language]}</a></nav></header>
<h1>${title}</h1>
${body}
<footer>${helpText(context, language)}</footer>
`,
    ...(script && { script }),
  });
}
