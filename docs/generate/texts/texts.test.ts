import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../source.ts';
import { textsDocument } from './document.ts';
import { textsIn } from './literals.ts';
import { plainText } from './plain-text.ts';

test('docs/texts.md has the texts of the code', () => {
  const written = readFileSync(join(root, 'docs', 'texts.md'), 'utf8');
  if (textsDocument() !== written) throw new Error('docs/texts.md is stale: run npm run docs.');
  expect(written).toMatch(/^\| \[[^\]]+\] \| \[[^\]]+\] \|$/m);
});

const source = `
import { a } from 'a name with blanks';
/** A comment is not a text. */
const pair = { en: \`Hello \${name}.\`, ja: 'こんにちは。' };
type Kind = 'one kind of it' | 'two';
throw new Error(\`No app is named "\${name}". \` + 'Check the spelling.');
send({ UpdateExpression: 'SET done = :yes' });
const key = 'no-text';
const line = \`\${app}: \${left ? 'waiting for it' : error.message}\`;
const page = html\`<p>A sentence in markup</p>\`;
`;

test('texts are what stands in literals and reads as a sentence', () => {
  expect(textsIn('a.ts', source)).toEqual({
    file: 'a.ts',
    pairs: [{ en: `Hello \${name}.`, ja: 'こんにちは。' }],
    sentences: [`No app is named "\${name}". Check the spelling.`, 'waiting for it'],
  });
});

test('a page is its lines, buttons between brackets, one language', () => {
  const page =
    '<!doctype html><head><title>Sales</title><style>p {}</style></head><p>A <b>bold</b> &amp; plain line</p><button type="submit">Wake it</button>' +
    '<section lang="ja"><p>日本語</p></section><script>no()</script>';
  expect(plainText(page, 'en')).toEqual(['Sales', 'A bold & plain line', '[Wake it]']);
});
