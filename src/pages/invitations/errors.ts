import type { Language } from '../../kit/languages.ts';
import { accountText } from '../access/refused.ts';
import { type Help, helpText } from '../help.ts';
import { markup } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';

export interface NotAdmin extends Help {
  language: Language;
  person: { email?: string };
}

/** What somebody is shown who is invited, and may not invite. */
export const notAdminPage = ({ language, person, ...asking }: NotAdmin): PageRenderer =>
  renderPage({
    language,
    title: { en: 'Only admins invite people', ja: '招待できるのは管理者のみです' },
    text: {
      en: `You are signed in as ${accountText(person, 'en')}, who is not in the group admins.`,
      ja: `現在のアカウント（${accountText(person, 'ja')}）は admins グループに属していません。`,
    },
    body: language =>
      markup`<a href="/">${{ en: 'Your apps', ja: 'アプリ一覧' }[language]}</a><a href="/_gate/signout" class="quiet">${
        { en: 'Sign out', ja: 'サインアウト' }[language]
      }</a>`,
    footer: helpText(asking, language),
  });
