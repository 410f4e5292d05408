const formatted = new Intl.NumberFormat('en');

/** `12,000`. */
export const inDigits = (count: number): string => formatted.format(count);

/** `1 row`, `12,000 rows`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${inDigits(count)} ${count === 1 ? one : many}`;

const longest = 80;

/** What somebody typed, without what moves a terminal's cursor or colours it, and not longer than a line. */
export function inOneLine(typed: string): string {
  const text = typed.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A command as it can be typed again: words that a shell would take apart are quoted. */
export const typedAgain = (...words: readonly string[]): string => ['npx', 'sls', ...words].map(quoted).join(' ');

const quoted = (word: string) => (/^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
