import type { Language, Texts } from '../../kit/languages.ts';
import { type Help, helpText } from '../help.ts';
import { markup, truncate } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';

/** Why a visitor sees an app that no one is waking. */
export type AsleepReason =
  /** Visitors can't wake it now. */
  | { kind: 'not-now'; sentence: Texts; since: Texts }
  /** Its notes could not be read or written. */
  | { kind: 'failed' }
  /** The visitor sent a form, which is not kept until the app is awake. */
  | { kind: 'not-sent' };

export interface AsleepPage extends Help {
  language: Language;
  app: string;
  why: AsleepReason;
}

/** Tells a visitor whose visit wakes nothing why, and what to do. */
export function asleepPage({ language, app, why, ...help }: AsleepPage): PageRenderer {
  const { title, text, next, since } = textsFor(app, why);
  return renderPage({
    language,
    title,
    text,
    body: language =>
      markup`${since && markup`<p>${since[language]}</p>`}<a href=""${since && markup` class="quiet"`}>${next[language]}</a>`,
    footer: helpText(help, language),
  });
}

interface AsleepTexts {
  title: Texts;
  text: Texts;
  /** The link to the same address, which counts as a new visit. */
  next: Texts;
  since?: Texts;
}

function textsFor(app: string, why: AsleepReason): AsleepTexts {
  switch (why.kind) {
    case 'not-now':
      return {
        title: { en: `${app} is asleep`, ja: `${app} は停止中です` },
        text: { en: truncate(why.sentence.en), ja: truncate(why.sentence.ja) },
        next: { en: 'Reload', ja: '再読み込み' },
        since: { en: `Asleep since ${why.since.en}.`, ja: `${why.since.ja} から停止しています。` },
      };
    case 'failed':
      return {
        title: { en: 'Please try again', ja: 'もう一度お試しください' },
        text: {
          en: `Something went wrong on our side, so ${app} couldn't be started. Try again in a minute.`,
          ja: `システムの問題により、${app} を起動できませんでした。しばらくしてからもう一度お試しください。`,
        },
        next: { en: 'Try again', ja: 'もう一度試す' },
      };
    case 'not-sent':
      return {
        title: { en: 'Please send it again', ja: 'もう一度送信してください' },
        text: {
          en: `Your request wasn't sent because ${app} is asleep. Open the app first, then send it again.`,
          ja: `${app} は停止中のため、送信した内容は届いていません。先にアプリを開いてから、もう一度送信してください。`,
        },
        next: { en: `Open ${app}`, ja: `${app} を開く` },
      };
  }
}
