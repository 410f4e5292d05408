import { qualityOf, type RequestHeaders, valuesOf } from './headers.ts';

/** The languages that pages speak. */
export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

/** The same in each language. */
export type Texts = Readonly<Record<Language, string>>;

export const otherThan = (language: Language): Language => (language === 'en' ? 'ja' : 'en');

/** Which language somebody reads first; English where they do not say. */
export function languageFor(headers: RequestHeaders): Language {
  const accept = valuesOf(headers, 'accept-language');
  const liking = (language: Language) =>
    qualityOf(accept, value => value === language || value.startsWith(`${language}-`));
  return liking('ja') > liking('en') ? 'ja' : 'en';
}
