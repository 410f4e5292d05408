import { page } from './page.ts';

/** Where a sign-out ends. It needs no login, or looking at it would start the next one. */
export const signedOutPage = page(
  {
    title: 'You are signed out',
    text: 'Close the other tabs of this app too.',
    link: { href: '/', label: 'Sign in again' },
  },
  {
    title: 'サインアウトしました',
    text: 'このアプリの他のタブも閉じてください。',
    link: { href: '/', label: 'もう一度サインインする' },
  },
);
