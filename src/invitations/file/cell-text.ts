const maxExcerptLength = 80;

/** The beginning of a cell, in one line, for a sentence about it: without what is not seen, which could turn the sentence round. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, 4 * maxExcerptLength)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim();
  const characters = [...line];
  return characters.length > maxExcerptLength ? `${characters.slice(0, maxExcerptLength).join('')}…` : line;
}

/** Any apostrophes, what is not seen, and the first character that is. */
const beginning = /^'*([\s\p{C}\p{Default_Ignorable_Code_Point}]*)(.?)/su;

/**
 * Whether a spreadsheet may take a cell for a formula, or split it: after what is not seen it begins with `= + - @` in any form
 * (full-width, small, raised), or TAB, CR or LF is among that. Apostrophes before it change nothing, so that one more can be taken
 * away again. https://owasp.org/www-community/attacks/CSV_Injection
 */
function isDangerous(text: string): boolean {
  const [, unseen = '', first = ''] = beginning.exec(text) ?? [];
  return /[\t\r\n]/.test(unseen) || /^[=+\-@−]/.test(first.normalize('NFKC'));
}

/** A cell that is text for every spreadsheet. `cellText` is its inverse. */
export const safeCell = (text: string): string => (isDangerous(text) ? `'${text}` : text);

/** What a cell of a result file says, or of any other. */
export const cellText = (cell: string): string => (cell.startsWith("'") && isDangerous(cell) ? cell.slice(1) : cell);
