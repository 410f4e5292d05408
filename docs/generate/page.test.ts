import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { check } from '../../config/check.ts';
import { example, smallest } from './examples.ts';
import { page } from './page.ts';
import { pathsOfTypes } from './paths-of-types.ts';
import { readSource, root } from './source.ts';
import { anchorOf } from './table.ts';

const source = readSource();
const written = readFileSync(join(root, 'docs', 'settings.md'), 'utf8');
const documented = [...written.matchAll(/^\| <a id="([^"]+)"><\/a>`([^`]+)` \|/gm)].map(
  ([, anchor = '', path = '']) => ({ anchor, path }),
);

test('docs/settings.md is what the types say', () => {
  if (page(source) !== written) throw new Error('docs/settings.md is stale: run npm run docs.');
  expect(documented.length).toBeGreaterThan(40);
});

test('every setting of the types is documented, and nothing else is', () => {
  expect(documented.map(({ path }) => path).sort()).toEqual(pathsOfTypes(source).sort());
});

test('every setting can be linked to', () => {
  for (const { anchor, path } of documented) expect(anchor).toBe(anchorOf(path));
  expect(new Set(documented.map(({ anchor }) => anchor)).size).toBe(documented.length);
});

test('what most teams never need stands apart', () => {
  const [, apart = ''] = written.split(/^## (?:Seldom needed|Default texts)$/m);
  expect([...apart.matchAll(/^\| <a id="[^"]+"><\/a>`([^`]+)`/gm)].map(([, path]) => path)).toEqual([
    'login.texts.sms',
    'apps.<name>.healthPath',
    'apps.<name>.leaseHours',
    'apps.<name>.graceMinutes',
    'apps.<name>.minUptimeMinutes',
    'apps.<name>.priority',
  ]);
});

test('no cell is empty', () => {
  const rows = written.split('\n').filter(line => line.startsWith('| <a id='));
  expect(rows).toHaveLength(documented.length);
  for (const row of rows) {
    const cells = row.split(/(?<!\\)\|/).slice(1, -1);
    expect(cells).toHaveLength(3);
    for (const cell of cells) expect(cell.trim()).not.toBe('');
  }
});

test('the examples are stages that could be deployed', () => {
  expect(check('prod', smallest)).toEqual([]);
  expect(check('prod', example)).toEqual([]);
});
