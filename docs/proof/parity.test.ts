import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { anchorOf } from '../generate/table.ts';
import { anchors, read, root, tables } from './markdown.ts';
import { titlesIn } from './titles.ts';

const [[head, ...rows] = []] = tables(read('docs/parity.md'));
const settings = anchors(read('docs/settings.md'));

interface Row {
  feature: string;
  paths: { path: string; link: string }[];
  setting: string;
  files: string[];
  proofs: { file: string; title: string }[];
}

const parsed = rows.map(
  ([feature = '', setting = '', made = '', proved = '']): Row => ({
    feature,
    setting,
    paths: [...setting.matchAll(/\[`([^`]+)`\]\(settings\.md#([^)]+)\)/g)].map(([, path = '', link = '']) => ({
      path,
      link,
    })),
    files: [...made.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    proofs: proved.split('<br>').map(proof => {
      const [, file = '', title = ''] = /^`([^`]+)`: “`?(.+?)`?”$/.exec(proof) ?? [];
      return { file, title };
    }),
  }),
);

test('the table is read as it is meant', () => {
  expect(head).toEqual(['feature', 'setting', 'made by', 'proved by']);
  expect(parsed.length).toBeGreaterThanOrEqual(16);
});

test.each(parsed)('$feature: the setting is one, or there is nothing to set', ({ setting, paths }) => {
  expect(paths.length > 0 || setting.startsWith('always')).toBe(true);
  for (const { path, link } of paths) {
    expect(anchorOf(path)).toBe(link);
    expect([...settings]).toContain(link);
  }
});

test.each(parsed)('$feature: the file that makes it is there', ({ files }) => {
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(existsSync(join(root, file))).toBe(true);
});

test.each(parsed.flatMap(({ feature, proofs }) => proofs.map(proof => ({ feature, ...proof }))))(
  '$feature: $file has the test “$title”',
  ({ file, title }) => {
    expect([...titlesIn(join(root, file))]).toContain(title);
  },
);
