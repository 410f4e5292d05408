import type { Temporal } from 'temporal-polyfill';
import type { Language, Texts } from '../kit/languages.ts';

/** `Mon 30 Nov, 08:00 CET`, `11月30日(月) 08:00 GMT+1`: with the zone, because people in other zones read it too. */
export const timeInWords = (instant: Temporal.Instant, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ja-JP', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(instant.epochMilliseconds);

/** The same in every language. */
export const timeTexts = (instant: Temporal.Instant, timeZone: string): Texts => ({
  en: timeInWords(instant, timeZone, 'en'),
  ja: timeInWords(instant, timeZone, 'ja'),
});
