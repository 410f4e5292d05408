import type { Language } from '../../kit/languages.ts';
import { accountOf } from '../access/refused.ts';
import { markup } from '../markup.ts';
import { page, type Unsent } from '../page.ts';
import { type Help, help } from '../power/waiting.ts';

export interface NotAdmin extends Help {
  language: Language;
  person: { email?: string };
}

/** What somebody is shown who is invited, and may not invite. */
export const notAdminPage = ({ language, person, ...asking }: NotAdmin): Unsent =>
  page({
    language,
    title: { en: 'Only admins invite people', ja: '招待できるのは管理者のみです' },
    text: {
      en: `You are signed in as ${accountOf(person, 'en')}, who is not in the group admins.`,
      ja: `現在のアカウント（${accountOf(person, 'ja')}）は admins グループに属していません。`,
    },
    body: language =>
      markup`<a href="/">${{ en: 'Your apps', ja: 'アプリ一覧' }[language]}</a><a href="/_gate/signout" class="quiet">${
        { en: 'Sign out', ja: 'サインアウト' }[language]
      }</a>`,
    footer: help(asking, language),
  });
