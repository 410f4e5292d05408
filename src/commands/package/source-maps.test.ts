import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { ownLines } from './source-maps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'streamgate-maps-'));
afterAll(() => rmSync(folder, { recursive: true }));

const source = 'src/handlers/signout.ts';
const [file, map] = ['signout.js', 'signout.js.map'].map(name => join(folder, name)) as [string, string];
let ownMap: ReturnType<typeof ownLines>;
beforeAll(async () => {
  const plain = { bundle: true, minify: true, platform: 'node', sourcemap: true, sourcesContent: false } as const;
  await build({ ...plain, entryPoints: [source], outdir: folder });
  ownMap = ownLines(JSON.parse(readFileSync(map, 'utf8')));
});

/** Where a text of the bundle comes from, as Node says it in a stack trace. */
function originOf(text: string) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const line = lines.findIndex(each => each.includes(text));
  return new SourceMap(ownMap as never).findEntry(line, lines[line]?.indexOf(text) ?? -1);
}

test.each([
  ['src/handlers/signout/answer.ts', 'Thu, 01 Jan 1970'],
  ['config/origins.ts', '/_gate/signed-out'],
])('a line of %s is found by its place in the bundle', (name, text) => {
  const own = readFileSync(name, 'utf8').split('\n');
  const { originalSource, originalLine } = originOf(text) as { originalSource: string; originalLine: number };
  expect(originalSource).toMatch(new RegExp(`${name}$`));
  expect(own[originalLine]).toContain(text);
});

test('lines of packages are nobody’s, and take no room', () => {
  const { sources, names, mappings } = ownMap;
  expect(sources.filter((each: string) => each.includes('node_modules'))).toEqual([]);
  expect(names).toEqual([]);
  expect(mappings.length).toBeLessThan(readFileSync(file).length);
});
