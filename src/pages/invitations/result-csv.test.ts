import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { bytesOf, read } from '../../invitations/fakes/files.ts';
import type { Given, Row } from '../../invitations/row.ts';
import { cellText, resultCsv, safeCell } from './result-csv.ts';

/** Arbitrary text, and such that begins with whatever might start a formula after whatever might hide it. */
const sign = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\r\n', '＝', '＋', '－', '＠', "'", '"', ',', ';');
const hidden = fc.constantFrom(
  ' ',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u2060',
  '\u00ad',
  '\v',
  '\u0001',
  '\u2028',
  "'",
);
const crafted = fc
  .array(fc.oneof(sign, hidden, fc.constantFrom('1', 'A1', 'cmd|x!A1', '花')))
  .map(parts => parts.join(''));
const text = fc.oneof(crafted, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

async function* all(rows: readonly Row[]) {
  yield* rows;
}
async function written(...rows: Row[]): Promise<string> {
  let csv = '';
  for await (const part of resultCsv(all(rows))) csv += part;
  return csv;
}
const aRow = (given: Partial<Given>, more: Partial<Row> = {}): Row => ({
  line: 2,
  given: { email: '', name: '', groups: '', until: '', ...given },
  version: 1,
  state: 'invalid',
  findings: [],
  ...more,
});

/** What a spreadsheet sees first: it takes no notice of what is not seen. */
const startsFormula = (cell: string) =>
  /^[=+\-@\t\r\n]/.test(cell) ||
  /^[=+\-@]/.test(cell.normalize('NFKC').replace(/^[\s\p{C}\p{Default_Ignorable_Code_Point}]+/u, ''));

test('no cell starts a formula, and reading it back gives what it was', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (name, groups) => {
      const csv = await written(aRow({ name, groups }));
      const [header, cells = []] = parse(csv, { bom: true, record_delimiter: '\r\n' });
      expect(cells).toHaveLength(header?.length ?? 0);
      for (const cell of cells) expect(startsFormula(cell)).toBe(false);
      expect(cells.slice(2, 4).map(cellText)).toEqual([name, groups]);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  '=1+1\nx',
  '＝A1',
  '\n=1',
  ' =1',
  '\ufeff=1',
  '\u200b\u00a0@x',
  "'=1",
  "''=1",
  '-',
  '\t',
  ' \t',
  '﹦1',
  '−1',
])('%j begins with an apostrophe', unsafe => {
  expect(safeCell(unsafe)).toBe(`'${unsafe}`);
  expect(cellText(safeCell(unsafe))).toBe(unsafe);
});

test.each(['', "'", "'a", 'a=1', "O'Neill", ' a', 'ana@ex.com', '"=1'])('%j stays as it is', safe => {
  expect(safeCell(safe)).toBe(safe);
  expect(cellText(safe)).toBe(safe);
});

test('a row says what became of it, and why', async () => {
  const csv = await written(
    aRow(
      { email: 'ana@ex.com', name: '=Ana' },
      { state: 'done', outcome: 'invited', findings: [{ code: 'MAIL_UNCONFIRMED' }] },
    ),
    aRow({}, { line: 3, findings: [{ code: 'EMAIL_MISSING' }, { code: 'THROTTLED' }] }),
  );
  expect(csv.startsWith('\ufeff"line","email",')).toBe(true);
  const [, ana, second] = parse(csv, { bom: true });
  expect(ana?.slice(0, 7)).toEqual(['2', 'ana@ex.com', "'=Ana", '', '', 'invited', 'MAIL_UNCONFIRMED']);
  expect(second?.slice(5, 7)).toEqual(['invalid', 'EMAIL_MISSING THROTTLED']);
  expect(second?.[7]).toMatch(/^The row has no email address\. Enter one, or delete the row\. Too many requests /);
  expect(second?.[8]).toMatch(/^メールアドレスが空です。/);
});

test('a result file submitted again invites the same people', async () => {
  const given = { email: '+ana@ex.com', name: ' =Ana, "A"\r\nIto', groups: 'finance;admins', until: '2027-01-31' };
  const at = Temporal.Instant.from('2026-11-30T10:00Z');
  const row = aRow(given, {
    state: 'deferred',
    after: at,
    findings: [{ code: 'MAIL_QUOTA_DEFERRED', values: { until: `${at}` } }],
  });
  const { rows } = await read(bytesOf(await written(row)));
  expect(rows).toEqual([
    {
      line: 2,
      given,
      invitation: { email: '+ana@ex.com', name: '=Ana, "A" Ito', groups: ['finance', 'admins'], until: '2027-01-31' },
    },
  ]);
});
