import { unreadableIn } from '../../../kit/domain-name.ts';

/** The same in each language that people are spoken to. */
export interface Texts {
  en: string;
  ja: string;
}

/** A finding's values. One that is absent is left out of the sentence. */
export type Values = Readonly<Record<string, string | undefined>>;

/** What is the case, and what to do about it. */
type Say = (values: Values) => readonly [sentence: string, action: string];

/** One code in each language. */
export type Words = Readonly<Record<keyof Texts, Say>>;

/** A value as a person sees it; nothing where there is none. */
export const quoted: Record<keyof Texts, (value: string | undefined) => string> = {
  en: value => (value ? `“${value}”` : 'the value'),
  ja: value => (value ? `「${value}」` : '値'),
};

/** A character that may look like another, with its number: `“＠” (U+FF20)`. Of one that cannot be seen, the number alone. */
export function numbered(language: keyof Texts, character = ''): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  if (unreadableIn(character) !== undefined && !/\p{Zs}/u.test(character)) {
    return language === 'en' ? `the invisible character U+${code}` : `見えない文字 U+${code} `;
  }
  return language === 'en' ? `“${character}” (U+${code})` : `文字「${character}」（U+${code}）`;
}

/** `2026-12-01 00:00 UTC`. */
export const moment = (instant = ''): string => instant.replace('T', ' ').replace(/(:00)?(\.\d+)?Z$/, ' UTC');
