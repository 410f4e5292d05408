/** A command as it can be typed again: words that a shell would take apart are quoted. */
export const typedAgain = (...words: readonly string[]): string => ['npx', 'sls', ...words].map(quoted).join(' ');

const quoted = (word: string) => (/^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
