import type { Texts } from '../../../kit/languages.ts';
import type { WakeStep } from '../app-status.ts';

/** What can become of a wait: a stage, or something that its visitor should know of. */
export type Phase = WakeStep | 'failed' | 'asleep' | 'signed-out' | 'unreachable';

/** The waiting page's title and announcement in each phase. */
export function phaseTexts(app: string): Record<Phase, { title: Texts; text: Texts }> {
  const starting = { en: `${app} is starting`, ja: `${app} を起動しています` };
  return {
    asked: { title: starting, text: { en: 'It is being woken.', ja: '起動を依頼しました。' } },
    starting: { title: starting, text: { en: 'A copy of it is starting.', ja: 'アプリの起動処理中です。' } },
    checking: {
      title: starting,
      text: { en: 'It runs, and is being checked.', ja: '起動しました。動作を確認しています。' },
    },
    ready: {
      title: { en: 'Ready', ja: '準備ができました' },
      text: { en: 'Opening it now.', ja: 'アプリを開きます。' },
    },
    failed: {
      title: { en: `${app} did not start`, ja: `${app} を起動できませんでした` },
      text: { en: 'Another try is under way.', ja: 'もう一度起動を試みています。' },
    },
    asleep: {
      title: { en: `${app} is asleep again`, ja: `${app} は再び停止しました` },
      text: {
        en: 'Reload this page to wake it.',
        ja: '起動するには、このページを再読み込みしてください。',
      },
    },
    'signed-out': {
      title: { en: 'Please sign in again', ja: 'もう一度サインインしてください' },
      text: {
        en: 'Your sign-in has ended. Reload this page.',
        ja: 'サインインの有効期限が切れました。ページを再読み込みしてください。',
      },
    },
    unreachable: {
      title: starting,
      text: { en: 'No answer at the moment. Still trying.', ja: '応答がありません。再試行しています。' },
    },
  };
}

/** The list of stages, as the page names them. */
export const stepNames: Record<WakeStep, Texts> = {
  asked: { en: 'Asked for', ja: '起動を依頼' },
  starting: { en: 'A copy starts', ja: '起動処理' },
  checking: { en: 'Being checked', ja: '動作確認' },
  ready: { en: 'Ready', ja: '準備完了' },
};

/** `40 s`, `3 min`, with a space that does not break. */
export const duration = (seconds: number): Texts =>
  seconds < 120
    ? { en: `${seconds}\u00a0s`, ja: `${seconds}\u00a0秒` }
    : { en: `${Math.round(seconds / 60)}\u00a0min`, ja: `${Math.round(seconds / 60)}\u00a0分` };

/** How long it usually takes, as far as anybody has waited before. */
export function usualWait({ p50, p90 }: { p50: number; p90: number }): Texts {
  const [half, most] = [duration(p50), duration(p90)];
  if (half.en === most.en) return { en: `Usually ${half.en}.`, ja: `通常は約 ${half.ja}です。` };
  return {
    en: `Usually ${half.en}, rarely over ${most.en}.`,
    ja: `通常は約 ${half.ja}、長くても ${most.ja}ほどです。`,
  };
}
