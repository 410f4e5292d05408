import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { pairOf, textOf } from '../generate/texts/literals.ts';
import { sourcesBelow } from '../generate/texts/sources.ts';
import { root } from './markdown.ts';

/** Japanese that no page shows: what people call the columns of a file. */
const exceptions = ['src/invitations/file/columns.ts'];

const japanese = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Whether a text has words of its own, besides its placeholders. */
const hasWords = (text: string) => /\p{L}{2}/u.test(text.replaceAll(/\$\{[^}]*\}/g, ''));

/** What a source file says to visitors: texts in two languages, and texts in Japanese. */
function visitorTexts(file: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const pair = pairOf(node);
    const text = pair ? [pair.en, pair.ja].find(hasWords) : textOf(node);
    if (text !== undefined && (pair ? isLiteralPair(node) : japanese.test(text))) found.push(`${file}: ${text}`);
    else ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.ES2024, true));
  return found;
}

/** A pair whose languages are written there, and not computed from others. */
const isLiteralPair = (node: ts.Node) =>
  ts.isObjectLiteralExpression(node) &&
  node.properties.some(
    property =>
      ts.isPropertyAssignment(property) &&
      ['en', 'ja'].includes(property.name.getText()) &&
      hasWords(textOf(property.initializer) ?? ''),
  );

const sources = sourcesBelow('src').filter(file => !file.startsWith('src/pages/') && !exceptions.includes(file));

test('texts for visitors stand in src/pages, in both languages side by side', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.flatMap(file => visitorTexts(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test.each([
  ["const text = { en: 'Not found.', ja: `見つかりません。` };", 1],
  ["const text = '見つかりません。';", 1],
  ['const text = `${' + 'n} 件`;', 1],
  ["const text = { en: sentence('en'), ja: sentence('ja') };", 0],
  ['const text = { en: `${' + 'a.en} ${' + 'b.en}`, ja: `${' + 'a.ja}${' + 'b.ja}` };', 0],
  ["// 日本語\nconst text = 'Not found.';", 0],
])('%j has %i texts for visitors', (source, count) => {
  expect(visitorTexts('src/handlers/a.ts', source)).toHaveLength(count);
});
