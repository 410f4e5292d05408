const longest = 80;

/** The beginning of a cell, in one line, for a sentence about it. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, 4 * longest)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : line;
}
