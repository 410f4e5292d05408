const longest = 80;

/** The beginning of a cell, in one line, for a sentence about it: without what is not seen, which could turn the sentence round. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, 4 * longest)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : line;
}
