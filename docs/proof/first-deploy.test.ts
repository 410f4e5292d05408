import { expect, test } from '@jest/globals';
import { refusals } from '../../src/stack/refusals/explain.ts';
import { withRefusals } from '../generate/refusals.ts';
import { read, tables } from './markdown.ts';

const document = read('docs/first-deploy.md');

test('docs/first-deploy.md has what the deploy says of each refusal', () => {
  if (withRefusals(document) !== document) throw new Error('docs/first-deploy.md is stale: run npm run docs.');
  const rows = tables(document).flat();
  for (const { means } of refusals) expect(rows.filter(([, cell]) => cell === means)).toHaveLength(1);
});

test('a table that differs would be found', () => {
  expect(withRefusals(document.replace('5 by default', '9 by default'))).toBe(document);
  expect(() => withRefusals('# Another document')).toThrow('has no place for the table');
});

test('each step says how long it takes, and who says so', () => {
  const timeline = tables(document).find(([head]) => head?.includes('how long'));
  expect(timeline?.length).toBeGreaterThan(6);
  for (const row of timeline?.slice(1) ?? []) expect(row[2]).not.toBe('');
});
