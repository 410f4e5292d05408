import { cleaned } from './address.ts';
import type { Columns } from './columns.ts';
import { excerpt } from './file-excerpt.ts';
import { invitationOf, type Measure } from './file-invitation.ts';
import type { FileRecord } from './file-records.ts';
import type { Finding } from './finding.ts';
import { cellText } from './result-cell.ts';
import type { FileRow, Given } from './row.ts';

/** What the cells of a line say. Undefined for one without a single character in them. */
export function fileRow(
  line: number,
  cells: readonly string[],
  columns: Columns,
  measure: Measure,
): FileRow | undefined {
  if (cells.every(isBlank)) return undefined;
  const given = nothing();
  let extra: string | undefined;
  cells.forEach((cell, at) => {
    const column = columns[at] ?? 'none';
    if (column === 'none') extra ??= isBlank(cell) ? undefined : cell;
    else if (column !== 'ignored') given[column] = cellText(cell);
  });
  const read = extra === undefined ? invitationOf(line, given, measure) : misplaced('extra', extra);
  return 'code' in read ? { line, given, finding: read } : { line, given, invitation: read };
}

/** A record whose cells cannot be told. */
export function faultyRow({ line, text, fault }: FileRecord): FileRow {
  const tooLong: Finding = {
    code: 'ROW_TOO_LONG',
    values: { found: excerpt(text), allowed: '16,000' },
  };
  return { line, given: nothing(), finding: fault === 'too-long' ? tooLong : misplaced('quote', text) };
}

const misplaced = (why: 'quote' | 'extra', found: string): Finding => ({
  code: 'ROW_SYNTAX',
  values: { why, found: excerpt(found) },
});

const nothing = (): Given => ({ email: '', name: '', groups: '', until: '' });
const isBlank = (cell: string) => cleaned(cell) === '';
