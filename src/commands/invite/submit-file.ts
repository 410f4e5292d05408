import type { Temporal } from 'temporal-polyfill';
import type { ClaimStore, Ledger } from '../../invitations/ports.ts';
import type { OnExisting, Row } from '../../invitations/row.ts';
import { submit } from '../../invitations/submit.ts';
import { Failed } from '../kit/failed.ts';

/** A larger file becomes several jobs. */
export const maxRowsPerJob = 5_000;

/** The number of jobs that a file becomes. */
export const partCount = (total: number): number => Math.max(1, Math.ceil(total / maxRowsPerJob));

/** The job id of one part; ids sort in the order of the parts. */
export const partId = (run: string, part: number): string => `${run}-${String(part).padStart(3, '0')}`;

/** The label of one part of a file. */
export const partLabel = (file: string, part: number, parts: number): string =>
  parts === 1 ? file : `${file} (${part} of ${parts})`;

/** Splits the items into arrays of `size`; the last has the rest. Yields one empty array if there are no items. */
export async function* chunk<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[], void> {
  let piece: Item[] = [];
  let any = false;
  for await (const item of items) {
    piece.push(item);
    if (piece.length < size) continue;
    yield piece;
    any = true;
    piece = [];
  }
  if (piece.length > 0 || !any) yield piece;
}

export interface FileRun {
  /** Prefix of its job ids. */
  run: string;
  by: string;
  file: string;
  onExisting: OnExisting;
  total: number;
}

export interface SubmitFilePorts {
  ledger: Pick<Ledger, 'job' | 'writeJob' | 'putRows'>;
  now(): Temporal.Instant;
  signal: AbortSignal;
  /** Called with the number of rows saved so far. */
  wrote(rows: number): void;
}

/**
 * Saves the rows of a file as queued jobs and returns the job ids. Jobs that an earlier call of the same run saved are kept, so an
 * interrupted run continues with the same call. Rejects when the signal aborts.
 */
export async function submitFile(
  { run, by, file, onExisting, total }: FileRun,
  rows: AsyncIterable<Row>,
  { signal, wrote, ...ports }: SubmitFilePorts,
): Promise<string[]> {
  const ids: string[] = [];
  let before = 0;
  for await (const piece of chunk(rows, maxRowsPerJob)) {
    const id = partId(run, ids.length + 1);
    const label = partLabel(file, ids.length + 1, partCount(total));
    const written = (count: number) => wrote(before + count);
    await submit(ports, { id, by, label, onExisting }, unlessAborted(piece, signal), 'queued', written);
    ids.push(id);
    before += piece.length;
    wrote(before);
  }
  return ids;
}

async function* unlessAborted(rows: readonly Row[], signal: AbortSignal) {
  for (const row of rows) {
    signal.throwIfAborted();
    yield row;
  }
}

/** The key that finds the last run of the same bytes with the same option. */
export const runKey = ({ sha256 }: { sha256: string }, onExisting: OnExisting): string =>
  `file-${sha256}-${onExisting}`;

/** Starts a new run, which `--resume` continues from now on. `id`: prefix of its job ids. */
export async function newRun(claims: ClaimStore, key: string, id: string, now: Temporal.Instant): Promise<string> {
  // The claim is never finished, so that the next run can replace it. Only a run that starts at the same time conflicts.
  const other = await claims.claim(key, { request: key, job: id, done: false, at: now }, now);
  if (!other) return id;
  const message = 'Another run has just started for this file.';
  throw new Failed('in-flight', `${message} Watch it with --resume, or try again.`);
}

/** The last run of this file. Throws Failed if there is none. */
export async function previousRun(claims: ClaimStore, key: string, file: string): Promise<string> {
  const claim = await claims.read(key);
  if (claim) return claim.job;
  const message = `Nothing to resume: ${file}, with its current content and this --on-existing, was never applied to this stage.`;
  throw new Failed('nothing-to-resume', `${message} To start, use --apply instead of --resume.`);
}
