import { unreadableIn } from '../../../kit/domain-name.ts';
import type { Language } from '../../../kit/languages.ts';

/** The values of a finding. A sentence leaves out the ones that are absent. */
export type Values = Readonly<Record<string, string | undefined>>;

/** What happened, and what to do about it. */
type Render = (values: Values) => readonly [sentence: string, action: string];

/** The text of one code in each language. */
export type FindingText = Readonly<Record<Language, Render>>;

/** A value in quotation marks, or a word in its place where it is absent. */
export const quoted: Record<Language, (value: string | undefined) => string> = {
  en: value => (value ? `“${value}”` : 'the value'),
  ja: value => (value ? `「${value}」` : '値'),
};

/** A character that may look like another one, with its code point: `“＠” (U+FF20)`. For an invisible one, the code point alone. */
export function numbered(language: Language, character = ''): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  if (unreadableIn(character) !== undefined && !/\p{Zs}/u.test(character)) {
    return language === 'en' ? `the invisible character U+${code}` : `見えない文字 U+${code} `;
  }
  return language === 'en' ? `“${character}” (U+${code})` : `文字「${character}」（U+${code}）`;
}

/** `2026-12-01 00:00 UTC`. */
export const moment = (instant = ''): string => instant.replace('T', ' ').replace(/(:00)?(\.\d+)?Z$/, ' UTC');
