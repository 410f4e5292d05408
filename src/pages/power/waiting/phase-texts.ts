import type { Texts } from '../../../kit/languages.ts';
import type { WakeStep } from '../../../power/wake-progress.ts';

/** A step of the wake, or another outcome that the visitor should know about. */
export type Phase = WakeStep | 'failed' | 'asleep' | 'signed-out' | 'unreachable';

/** The waiting page's title and announcement in each phase. */
export function phaseTexts(app: string): Record<Phase, { title: Texts; text: Texts }> {
  const starting = { en: `${app} is starting`, ja: `${app} を起動しています` };
  return {
    asked: { title: starting, text: { en: 'Start requested.', ja: '起動を受け付けました。' } },
    starting: { title: starting, text: { en: 'The app is starting up.', ja: 'アプリを起動しています。' } },
    checking: {
      title: starting,
      text: {
        en: 'The app is running. Checking that it responds.',
        ja: '起動しました。動作を確認しています。',
      },
    },
    ready: {
      title: { en: 'Ready', ja: '準備ができました' },
      text: { en: 'Opening the app…', ja: 'アプリを開きます。' },
    },
    failed: {
      title: { en: `${app} did not start`, ja: `${app} を起動できませんでした` },
      text: { en: 'Trying again automatically.', ja: '自動で再試行しています。' },
    },
    asleep: {
      title: { en: `${app} is asleep again`, ja: `${app} は再び停止しました` },
      text: { en: 'Reload this page to start it.', ja: '起動するには、このページを再読み込みしてください。' },
    },
    'signed-out': {
      title: { en: 'Please sign in again', ja: 'もう一度サインインしてください' },
      text: {
        en: 'Your session has expired. Reload the page to sign in again.',
        ja: 'セッションの有効期限が切れました。ページを再読み込みして、もう一度サインインしてください。',
      },
    },
    unreachable: {
      title: starting,
      text: { en: "Can't reach the server. Retrying…", ja: 'サーバーに接続できません。再試行しています。' },
    },
  };
}

/** The names of the steps in the page's list. */
export const stepNames: Record<WakeStep, Texts> = {
  asked: { en: 'Requested', ja: '受付' },
  starting: { en: 'Starting', ja: '起動中' },
  checking: { en: 'Checking', ja: '動作確認' },
  ready: { en: 'Ready', ja: '準備完了' },
};

/** `40 s`, `3 min`, with a non-breaking space. */
export const duration = (seconds: number): Texts =>
  seconds < 120
    ? { en: `${seconds}\u00a0s`, ja: `${seconds}\u00a0秒` }
    : { en: `${Math.round(seconds / 60)}\u00a0min`, ja: `${Math.round(seconds / 60)}\u00a0分` };

/** How long a wake usually takes, by the wakes so far. */
export function usualWait({ p50, p90 }: { p50: number; p90: number }): Texts {
  const [half, most] = [duration(p50), duration(p90)];
  if (half.en === most.en) return { en: `Usually ${half.en}.`, ja: `通常は約 ${half.ja}です。` };
  return {
    en: `Usually ${half.en}; 9 out of 10 starts take less than ${most.en}.`,
    ja: `通常は約 ${half.ja}、ほとんどの場合 ${most.ja}以内に起動します。`,
  };
}
