import type { Language } from '../../kit/languages.ts';
import { markup } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';

const signInLink = (language: Language) =>
  markup`<a href="/">${{ en: 'Sign in again', ja: 'もう一度サインインする' }[language]}</a>`;

/** Where a sign-out ends. It needs no login, or looking at it would start the next one. */
export const signedOutPage = renderPage({
  language: 'en',
  title: { en: 'You are signed out', ja: 'サインアウトしました' },
  text: {
    en: 'Close the other tabs of this app too.',
    ja: 'このアプリの他のタブも閉じてください。',
  },
  body: signInLink,
  gist: signInLink,
});

/** Where a sign-out ends that Cognito did not answer: what may live on, for how long, and what helps. */
export const signedOutHerePage = (language: Language, hours: number, contact: string): PageRenderer =>
  renderPage({
    language,
    title: { en: "You've signed out in this browser only", ja: 'このブラウザーからのみサインアウトしました' },
    text: {
      en: `We couldn't end your other sessions. Another device, or a copy of this session, can keep working for up to ${hours} h. To end them now, sign in and sign out again, or ask ${contact} to disable your account.`,
      ja: `ほかのセッションを終了できませんでした。ほかの端末や、コピーされたこのセッションは、最長 ${hours} 時間使える可能性があります。今すぐ終了するには、もう一度サインインしてからサインアウトするか、お問い合わせ先（${contact}）にアカウントの無効化を依頼してください。`,
    },
    body: signInLink,
    gist: signInLink,
  });

/** Whom a page of another site sends here is asked first. The button is a form of this host, which no other site can send. */
export const confirmSignOutPage = (language: Language): PageRenderer =>
  renderPage({
    language,
    title: { en: 'Sign out?', ja: 'サインアウトしますか？' },
    text: {
      en: 'Signing out ends your sessions in every app, on this and every other device.',
      ja: 'サインアウトすると、すべてのアプリとすべての端末でセッションが終了します。',
    },
    body: signOutButton,
    gist: signOutButton,
  });

const signOutButton = (language: Language) =>
  markup`<form method="post" action="/_gate/signout"><button>${{ en: 'Sign out', ja: 'サインアウトする' }[language]}</button></form>`;
