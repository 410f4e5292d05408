import { BadFile, type FileProblem, readRows } from '../file/read-rows.ts';
import type { FileRow } from '../row.ts';

const encoder = new TextEncoder();

export const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...encoder.encode(part)] : [...part])));

/** The same text as some spreadsheets save it. */
export const utf16 = (text: string, endian: 'LE' | 'BE'): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(endian === 'LE' ? bytes : bytes.swap16());
};

/** Cuts bytes at the places named, wherever in a character they are. */
export function* cutAt(bytes: Uint8Array, places: readonly number[]): Generator<Uint8Array, void> {
  let from = 0;
  for (const place of places.toSorted((one, other) => one - other)) {
    yield bytes.subarray(from, place);
    from = place;
  }
  yield bytes.subarray(from);
}

export interface Read {
  rows: readonly FileRow[];
  /** What it ended with, if not well. */
  problems?: readonly FileProblem[];
}

export async function read(
  file: Uint8Array | string | Iterable<Uint8Array>,
  groups: readonly string[] = ['admins', 'finance'],
): Promise<Read> {
  const chunks = typeof file === 'string' ? [bytesOf(file)] : file instanceof Uint8Array ? [file] : file;
  const rows: FileRow[] = [];
  try {
    for await (const row of readRows(chunks, { groups })) rows.push(row);
    return { rows };
  } catch (error) {
    if (error instanceof BadFile) return { rows, problems: error.problems };
    throw error;
  }
}

/** What became of each line, in short: `2 ana@ex.com`, `3 EMAIL_MISSING`. */
export async function inShort(file: Parameters<typeof read>[0]): Promise<string[]> {
  const { rows, problems = [] } = await read(file);
  return [
    ...rows.map(({ line, invitation, finding }) => `${line} ${invitation?.email ?? finding?.code}`),
    ...problems.map(({ line, code }) => (line === undefined ? code : `${line} ${code}`)),
  ];
}
