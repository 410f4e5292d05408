import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Every document, by its path from the root. docs/texts.md is none: its texts have placeholders. */
export const documents: readonly string[] = [
  ...readdirSync(root),
  ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`),
].filter(name => name.endsWith('.md') && name !== 'docs/texts.md');

export const read = (document: string): string => readFileSync(join(root, document), 'utf8');

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The code blocks in a language. */
export const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(fence)].filter(([, named]) => named === language).map(([, , code = '']) => code);

const prose = (text: string) => text.replaceAll(fence, '');

/** What stands between backticks in a sentence. */
export const inlineCode = (text: string): string[] =>
  [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** Where the links lead that do not leave the repository: `docs/limits.md`, `#place`, `../config/stages.ts`. */
export const internalLinks = (text: string): string[] =>
  [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter(target => !/^https?:/.test(target));

/** What a link to a part of a document can end with: its headings, as GitHub spells them, and its anchors. */
export function anchors(text: string): Set<string> {
  const headings = [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)]);
}

/** The rows of every table, each with its cells. The first row of a table is its head. */
export function tables(text: string): string[][][] {
  const cells = (line: string) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map(cell => cell.trim());
  return [...prose(text).matchAll(/(?:^\|.*\|$\n?)+/gm)].map(([found]) =>
    found
      .trim()
      .split('\n')
      .map(cells)
      .filter(row => !row.every(cell => /^:?-+:?$/.test(cell))),
  );
}
