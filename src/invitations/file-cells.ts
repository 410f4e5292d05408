import { parse } from 'csv-parse/sync';
import type { Separator } from './file-separator.ts';

/** Cuts records, each sound by itself, into cells. As many at once as there are: a parser is dear to make. */
export function cellsOf(records: readonly string[], separator: Separator): string[][] {
  if (records.length === 0) return [];
  const cut = parse(records.join('\n'), {
    delimiter: separator,
    record_delimiter: '\n',
    relax_column_count: true,
    trim: true,
  });
  if (cut.length !== records.length) throw new Error(`csv-parse made ${cut.length} records of ${records.length}.`);
  return cut;
}
