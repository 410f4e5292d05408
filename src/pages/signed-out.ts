import { page } from './page.ts';

/** Where a sign-out ends. It needs no login, or looking at it would start the next one. */
export const signedOutPage = page(
  {
    title: 'You are signed out',
    text: 'Other tabs of this app stop working too.',
    link: { href: '/', label: 'Sign in again' },
  },
  {
    title: 'サインアウトしました',
    text: 'このアプリの他のタブも使えなくなります。',
    link: { href: '/', label: 'もう一度サインインする' },
  },
);
