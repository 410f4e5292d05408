import { CsvError, parse } from 'csv-parse/sync';
import type { FileCode, Finding } from '../finding.ts';
import type { FileRow } from '../row.ts';
import { type Columns, columnsOf } from './columns.ts';
import { decodeUtf8, UndecodableError } from './encoding.ts';
import { faultyRow, fileRow, type RowRules } from './file-row.ts';
import { type FileRecord, RecordReader, type Separator } from './records.ts';

export type FileProblem = Finding<FileCode> & {
  /** Line of the file, where the fault has one. */
  line?: number;
};

/** Nobody is invited from this file. */
export class BadFile extends Error {
  /** All that was found wrong with it. */
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super(problems.map(({ code, line }) => (line === undefined ? code : `${code} in line ${line}`)).join(', '));
    this.name = 'BadFile';
    this.problems = problems;
  }
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * The rows of a CSV file of people, one after another: of a file of any length only the addresses are remembered. Throws `BadFile`
 * where no row can be trusted: for its header before the first row, for its encoding, an open quote or no row at all as soon as it
 * is known. Whoever acts on rows waits for the end.
 */
export async function* readRows(
  bytes: Bytes,
  { groups }: { groups: readonly string[] },
): AsyncGenerator<FileRow, void> {
  const measure: RowRules = { groups, seen: new Map() };
  const records = new RecordReader();
  let columns: Columns | undefined;
  let empty = true;
  for await (const batch of batchesOf(bytes, records)) {
    const separator = records.separator ?? ',';
    const header = columns ? undefined : batch.shift();
    if (header) columns = columnsIn(header, separator);
    for (const row of rowsIn(batch, separator, columns ?? [], measure)) {
      empty = false;
      yield row;
    }
  }
  if (empty) throw new BadFile([{ code: 'FILE_EMPTY', values: { header: columns ? 'yes' : 'no' } }]);
}

/** Characters whose rows are there at the same time: fewer take longer, more outlive the cheap part of garbage collection. */
const maxCharactersAtOnce = 8_192;

async function* batchesOf(bytes: Bytes, records: RecordReader): AsyncGenerator<FileRecord[], void> {
  try {
    for await (const text of decodeUtf8(bytes)) {
      for (let from = 0; from < text.length; from += maxCharactersAtOnce)
        yield records.of(text.slice(from, from + maxCharactersAtOnce));
    }
    yield records.rest();
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error;
    throw new BadFile([{ code: 'FILE_ENCODING', line: records.line, values: { found: error.found } }]);
  }
}

function columnsIn({ line, text, fault }: FileRecord, separator: Separator): Columns {
  if (fault) throw broken(line, fault === 'open' ? 'open' : 'header');
  try {
    const [cells = []] = cellsOf([text], separator);
    const read = columnsOf(cells);
    if ('problems' in read) throw new BadFile(read.problems.map(problem => ({ ...problem, line })));
    return read.columns;
  } catch (error) {
    throw error instanceof CsvError ? broken(line, 'header') : error;
  }
}

const broken = (line: number, why: 'open' | 'header') => new BadFile([{ code: 'FILE_SYNTAX', line, values: { why } }]);

function* rowsIn(
  batch: readonly FileRecord[],
  separator: Separator,
  columns: Columns,
  measure: RowRules,
): Generator<FileRow, void> {
  const sound = batch.filter(({ fault }) => fault === undefined);
  const cells = cellsOf(
    sound.map(({ text }) => text),
    separator,
  ).values();
  for (const record of batch) {
    if (record.fault === 'open') throw broken(record.line, 'open');
    const row = record.fault ? faultyRow(record) : fileRow(record.line, cells.next().value ?? [], columns, measure);
    if (row) yield row;
  }
}

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
