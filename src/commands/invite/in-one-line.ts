const longest = 80;

/** What somebody typed, without what moves a terminal's cursor or colours it, and not longer than a line. */
export function inOneLine(typed: string): string {
  const text = typed.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
