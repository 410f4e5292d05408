import type { Language } from '../kit/languages.ts';
import { qualityOf, type RequestHeaders, valuesOf } from './headers.ts';

/** The visitor's preferred language: English unless Accept-Language prefers Japanese. */
export function languageFor(headers: RequestHeaders): Language {
  const accept = valuesOf(headers, 'accept-language');
  const liking = (language: Language) =>
    qualityOf(accept, value => value === language || value.startsWith(`${language}-`));
  return liking('ja') > liking('en') ? 'ja' : 'en';
}
