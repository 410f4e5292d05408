import type { Language } from './languages.ts';
import { markup } from './markup.ts';
import { page } from './page.ts';

const again = (language: Language) =>
  markup`<a href="/">${{ en: 'Sign in again', ja: 'もう一度サインインする' }[language]}</a>`;

/** Where a sign-out ends. It needs no login, or looking at it would start the next one. */
export const signedOutPage = page({
  language: 'en',
  title: { en: 'You are signed out', ja: 'サインアウトしました' },
  text: {
    en: 'Close the other tabs of this app too.',
    ja: 'このアプリの他のタブも閉じてください。',
  },
  body: again,
  gist: again,
});
