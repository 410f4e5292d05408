const formatted = new Intl.NumberFormat('en');

/** `12,000`. */
export const formatCount = (count: number): string => formatted.format(count);

/** `1 row`, `12,000 rows`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const maxLength = 80;

/** Text from outside on one line, without terminal control characters, cut to 80 characters. */
export function oneLine(typed: string): string {
  const text = typed.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

/** A command to copy into a shell: arguments with special characters are quoted. */
export const commandLine = (...words: readonly string[]): string => ['npx', 'sls', ...words].map(quoted).join(' ');

const quoted = (word: string) => (/^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
