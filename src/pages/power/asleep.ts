import type { Language, Texts } from '../../kit/languages.ts';
import { markup } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';
import { type Help, helpText, truncate } from './waiting.ts';

/** Why a visitor meets an app that nobody is waking. */
export type AsleepReason =
  /** It may not be woken now: why, and since when it sleeps. */
  | { kind: 'not-now'; sentence: Texts; since: Texts }
  /** Its notes could not be read or written. */
  | { kind: 'failed' }
  /** Something was sent to it, which is not kept until it is awake. */
  | { kind: 'not-sent' };

export interface AsleepPage extends Help {
  language: Language;
  app: string;
  why: AsleepReason;
}

/** What a visitor sees whose visit wakes nothing: why, and what to do. Does nothing by itself. */
export function asleepPage({ language, app, why, ...asking }: AsleepPage): PageRenderer {
  const { title, text, next, since } = textsFor(app, why);
  return renderPage({
    language,
    title,
    text,
    body: language =>
      markup`${since && markup`<p>${since[language]}</p>`}<a href=""${since && markup` class="quiet"`}>${next[language]}</a>`,
    footer: helpText(asking, language),
  });
}

interface AsleepTexts {
  title: Texts;
  text: Texts;
  /** The link to the same address: a visit like the first. */
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
        since: {
          en: `Asleep since ${why.since.en}.`,
          ja: `${why.since.ja} から停止しています。`,
        },
      };
    case 'failed':
      return {
        title: { en: 'Please try again', ja: 'もう一度お試しください' },
        text: {
          en: `Something failed on our side: ${app} could not be asked. Try again in a moment.`,
          ja: `こちら側の問題により、${app} に問い合わせできませんでした。しばらくしてからもう一度お試しください。`,
        },
        next: { en: 'Try again', ja: 'もう一度試す' },
      };
    case 'not-sent':
      return {
        title: { en: 'Please send it again', ja: 'もう一度送信してください' },
        text: {
          en: `${app} is asleep, and what you sent has not arrived. Open it first, then send it again.`,
          ja: `${app} は停止中のため、送信した内容は届いていません。先にアプリを開いてから、もう一度送信してください。`,
        },
        next: { en: `Open ${app}`, ja: `${app} を開く` },
      };
  }
}
