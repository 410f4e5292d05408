import type { Language } from '../kit/languages.ts';
import { headerValues, qualityOf, type RequestHeaders } from './headers.ts';

/** The visitor's preferred language: English unless Accept-Language prefers Japanese. */
export function preferredLanguage(headers: RequestHeaders): Language {
  const accept = headerValues(headers, 'accept-language');
  const preference = (language: Language) =>
    qualityOf(accept, value => value === language || value.startsWith(`${language}-`));
  return preference('ja') > preference('en') ? 'ja' : 'en';
}
