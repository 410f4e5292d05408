import type { Language, Texts } from '../../kit/languages.ts';
import { icon } from '../look.ts';
import { type Markup, markup, verbatim } from '../markup.ts';
import { frame, type Page, type Unsent } from '../page.ts';
import { type Help, help } from '../power/waiting.ts';
import { look } from './look.ts';

/** What every page of the portal needs: whose language it speaks, whom to ask, and where the others are. */
export interface Desk extends Help {
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

export interface Sheet extends Pick<Page, 'script'> {
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
export function sheet(desk: Desk, { title, here, body, script }: Sheet): Unsent {
  const { language, admin } = desk;
  const place = (name: keyof typeof places) =>
    markup`<a href="${desk[name]}"${name === here ? verbatim(' aria-current="page"') : undefined}>${places[name][language]}</a>`;
  return frame({
    language,
    title,
    look,
    main: markup`
<header>${verbatim(icon)}<nav aria-label="${{ en: 'Pages', ja: 'ページ' }[language]}">${place('apps')}${admin ? markup`${place('invites')}${place('people')}` : undefined}<a href="/_gate/signout">${{ en: 'Sign out', ja: 'サインアウト' }[language]}</a></nav></header>
<h1>${title}</h1>
${body}
<footer>${help(desk, language)}</footer>
`,
    ...(script && { script }),
  });
}
