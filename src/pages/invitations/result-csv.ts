import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../../invitations/file/cell-text.ts';
import type { Row } from '../../invitations/row.ts';
import { describeFinding } from './findings/finding-texts.ts';

export { cellText, safeCell } from '../../invitations/file/cell-text.ts';

const header = ['line', 'email', 'name', 'groups', 'until', 'status', 'code', 'detail_en', 'detail_ja'] as const;

/**
 * A job's rows as a CSV file: what was typed, the result, the reason and the fix. It starts with a byte order mark, so that Excel reads
 * UTF-8, and quotes every cell, so that spaces survive. The file can be uploaded again unchanged.
 */
export async function* resultCsv(rows: AsyncIterable<Row>): AsyncGenerator<string, void> {
  yield `\ufeff${csvLine(header)}`;
  for await (const row of rows) yield csvLine(cellsOf(row));
}

function cellsOf({ line, given, state, outcome, findings }: Row): string[] {
  const texts = findings.map(describeFinding);
  return [
    `${line}`,
    given.email,
    given.name,
    given.groups,
    given.until,
    outcome ?? state,
    findings.map(({ code }) => code).join(' '),
    texts.map(({ sentence, action }) => `${sentence.en} ${action.en}`).join(' '),
    texts.map(({ sentence, action }) => `${sentence.ja}${action.ja}`).join(''),
  ];
}

const csvLine = (cells: readonly string[]) =>
  stringify([cells.map(safeCell)], { quoted: true, quoted_empty: true, record_delimiter: 'windows' });
