import { expect, test } from '@jest/globals';
import { aRow, plainJson } from '../src/aws/invitations/ledger/fakes/written.ts';
import type { Row } from '../src/invitations/row.ts';
import { allRows, ledgers } from './world/ledger-table.ts';

// The rows of src/aws/invitations, many at once, against the embedded AWS.

const { dynamoDB, theLedger } = ledgers();
const linesOf = (rows: readonly Row[]) => rows.map(({ line }) => line);

test('thousands of rows come back in the order of their lines, over several pages of DynamoDB', async () => {
  const wide = 'x'.repeat(600);
  const rows = Array.from({ length: 3_000 }, (_, index) => aRow(index + 2, { username: wide }));
  const pages: string[] = [];
  dynamoDB().middlewareStack.add(
    (next, { commandName }) =>
      args => {
        pages.push(commandName ?? '');
        return next(args);
      },
    { step: 'initialize', name: 'counting' },
  );
  await theLedger().putRows('a', rows.toReversed());
  await theLedger().putRows('b', [aRow(7)]);
  const found = await allRows(theLedger(), 'a');
  dynamoDB().middlewareStack.remove('counting');
  expect(linesOf(found)).toEqual(linesOf(rows));
  expect(plainJson(found[2_999])).toEqual(plainJson(rows[2_999]));
  expect(pages.filter(name => name === 'QueryCommand').length).toBeGreaterThan(2);
  expect(linesOf(await allRows(theLedger(), 'b'))).toEqual([7]);
  expect(await allRows(theLedger(), 'c')).toEqual([]);
});

test('rows that are written again while the job is submitted are there once', async () => {
  await theLedger().putRows('a', [aRow(1), aRow(2)]);
  await theLedger().putRows('a', [aRow(2, { state: 'invalid' }), aRow(3)]);
  expect((await allRows(theLedger(), 'a')).map(({ line, state }) => [line, state])).toEqual([
    [1, 'waiting'],
    [2, 'invalid'],
    [3, 'waiting'],
  ]);
});

async function allPages(most: number, state?: Row['state']) {
  const pages: number[][] = [];
  let cursor: string | undefined;
  do {
    const page = await theLedger().page('a', most, {
      ...(state && { state }),
      ...(cursor !== undefined && { cursor }),
    });
    pages.push(linesOf(page.rows));
    ({ cursor } = page);
  } while (cursor !== undefined);
  return pages;
}

test('page by page, all rows or those of one state; no page is empty but the only one', async () => {
  const states = ['waiting', 'done', 'deferred'] as const;
  const rows = Array.from({ length: 40 }, (_, index) => aRow(index + 1, { state: states[index % 3] ?? 'waiting' }));
  await theLedger().putRows('a', rows);
  expect(await allPages(15)).toEqual([rows.slice(0, 15), rows.slice(15, 30), rows.slice(30)].map(linesOf));
  expect(await allPages(20)).toHaveLength(2);
  expect(await allPages(40)).toHaveLength(1);
  const done = linesOf(rows.filter(({ state }) => state === 'done'));
  expect(await allPages(5, 'done')).toEqual([done.slice(0, 5), done.slice(5, 10), done.slice(10)]);
  expect(await allPages(5, 'mailed')).toEqual([[]]);
});

test.each(['', 'x', 'MTUK', 'LTE', 'MS41', 'Infinity', 'e30', '%2e%2e', 'MTU='])(
  'a cursor that no page ended with is told: %j',
  async cursor => {
    await theLedger().putRows('a', [aRow(1)]);
    await expect(theLedger().page('a', 5, { cursor })).rejects.toMatchObject({ name: 'BadCursor' });
  },
);
