import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../../invitations/file/cell-text.ts';
import type { Row } from '../../invitations/row.ts';
import { told } from './findings/finding-texts.ts';

export { cellText, safeCell } from '../../invitations/file/cell-text.ts';

const header = ['line', 'email', 'name', 'groups', 'until', 'status', 'code', 'detail_en', 'detail_ja'] as const;

/**
 * A job's rows as a CSV file: what was typed, what became of it, why, and what to do. With a byte order mark, by which Excel knows
 * UTF-8, and every cell quoted, so that none loses its spaces. May be submitted again as it is.
 */
export async function* resultCsv(rows: AsyncIterable<Row>): AsyncGenerator<string, void> {
  yield `\ufeff${written(header)}`;
  for await (const row of rows) yield written(cellsOf(row));
}

function cellsOf({ line, given, state, outcome, findings }: Row): string[] {
  const all = findings.map(told);
  return [
    `${line}`,
    given.email,
    given.name,
    given.groups,
    given.until,
    outcome ?? state,
    findings.map(({ code }) => code).join(' '),
    all.map(({ sentence, action }) => `${sentence.en} ${action.en}`).join(' '),
    all.map(({ sentence, action }) => `${sentence.ja}${action.ja}`).join(''),
  ];
}

const written = (cells: readonly string[]) =>
  stringify([cells.map(safeCell)], { quoted: true, quoted_empty: true, record_delimiter: 'windows' });
