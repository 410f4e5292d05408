import type { Texts } from '../../kit/languages.ts';

/** The answers to programs and to requests that are not visits, in English only. */

export const asleepText = (app: string) =>
  `${app} is asleep or still starting. It wakes when someone opens it in a browser.`;

export const wakeFailedText = (app: string) =>
  `Something went wrong on our side, so ${app} couldn't be started. Try again in a minute.`;

export const statusMethodText = 'Method not allowed. Allowed: GET, HEAD, POST.';

export const foreignFormText = 'Only the form on this page can be sent here.';

export const unknownActionText = 'Unknown action. Allowed: extend.';

/** Since when and why an app was asleep. `sentence` is empty where the reason is no longer true. */
export const sleptText = (since: Texts, sentence: Texts): Texts => ({
  en: `The app had been asleep since ${since.en}. ${sentence.en}`.trimEnd(),
  ja: `${since.ja} から停止していました。${sentence.ja}`,
});
