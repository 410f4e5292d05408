import { expect, test } from '@jest/globals';
import { cases } from '../../src/verify/verify.ts';
import { read, tables } from './markdown.ts';

const [head = [], ...rows] = tables(read('docs/limits.md')).find(([first = []]) => first.includes('case')) ?? [];
const column = (name: string) => (row: readonly string[]) => row[head.indexOf(name)] ?? '';
const caseOf = column('case');

/** As the document has it, of the stage that all its commands are about. */
const ofProd = (step: string) =>
  step.replaceAll('<stage>', 'prod').replaceAll('<stack>', 'streamgate-prod').replaceAll('<region>', 'eu-west-1');

test.each(rows.map(row => [column('what')(row), row] as const))('%s: has a case or is tried by hand', (_what, row) => {
  const names = cases.map(({ name }) => `\`${name}\``);
  expect(['by hand', ...names]).toContain(caseOf(row));
});

test.each(cases)('$name is a row, in the words of the command', ({ name, belief, byHand }) => {
  const its = rows.filter(row => caseOf(row) === `\`${name}\``);
  expect(its.map(row => [column('what')(row), column('by hand')(row)])).toEqual([[belief, ofProd(byHand)]]);
});

test('no case is there twice', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});

test('there are rows of both kinds', () => {
  expect(rows.filter(row => caseOf(row) === 'by hand').length).toBeGreaterThan(5);
  expect(cases.length).toBeGreaterThan(20);
});
