import type { Language } from '../../kit/languages.ts';
import { markup } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';

const signInLink = (language: Language) =>
  markup`<a href="/">${{ en: 'Sign in again', ja: 'もう一度サインインする' }[language]}</a>`;

/** The page after a sign-out. It is reachable without signing in, or opening it would start the next sign-in. */
export const signedOutPage = renderPage({
  language: 'en',
  title: { en: "You've signed out", ja: 'サインアウトしました' },
  text: {
    en: 'Close any other tabs that have this app open.',
    ja: 'このアプリを開いているほかのタブも閉じてください。',
  },
  body: signInLink,
  gist: signInLink,
});

/** The page after a sign-out that Cognito did not confirm: which sessions may remain, for how long, and how to end them. */
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

/** Asks visitors who come from another site. The button is a form of this host, which no other site can send. */
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
