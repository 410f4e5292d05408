import type { Temporal } from 'temporal-polyfill';
import type { Claims, Ledger } from '../../invitations/ports.ts';
import type { OnExisting, Row } from '../../invitations/row.ts';
import { submit } from '../../invitations/submit.ts';
import { Failed } from '../kit/failed.ts';

/** So many rows make a job: a worker's page of them, and what one looks through on a page. */
export const mostRowsOfJob = 5_000;

/** How many jobs a file becomes. */
export const partsOf = (total: number): number => Math.max(1, Math.ceil(total / mostRowsOfJob));

/** The id of a job of a run: sorts as the parts of the file do. */
export const partId = (run: string, part: number): string => `${run}-${String(part).padStart(3, '0')}`;

/** How people know a part of a file. */
export const partLabel = (file: string, part: number, parts: number): string =>
  parts === 1 ? file : `${file} (${part} of ${parts})`;

/** Cuts it into pieces of `size`; the last one has what is left, and of nothing there is one with nothing in it. */
export async function* pieces<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[], void> {
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

export interface Parts {
  /** What the ids of its jobs begin with. */
  run: string;
  by: string;
  file: string;
  onExisting: OnExisting;
  total: number;
}

export interface SubmitParts {
  ledger: Pick<Ledger, 'job' | 'writeJob' | 'putRows'>;
  now(): Temporal.Instant;
  signal: AbortSignal;
  /** How many rows are written down. */
  wrote(rows: number): void;
}

/**
 * Writes a file's rows down, as jobs that are worked at from then on. What an earlier call of the same run wrote down is
 * left alone, so a run that was interrupted goes on by the same call. Returns the jobs' ids; rejects once the signal is given.
 */
export async function submitParts(
  { run, by, file, onExisting, total }: Parts,
  rows: AsyncIterable<Row>,
  { signal, wrote, ...ports }: SubmitParts,
): Promise<string[]> {
  const ids: string[] = [];
  let before = 0;
  for await (const piece of pieces(rows, mostRowsOfJob)) {
    const id = partId(run, ids.length + 1);
    const label = partLabel(file, ids.length + 1, partsOf(total));
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

/** By what one going through a file is found again: the same bytes with the same option. */
export const runKey = ({ sha256 }: { sha256: string }, onExisting: OnExisting): string =>
  `file-${sha256}-${onExisting}`;

/** A new run, which is the one that `--resume` goes on with from now on. `id`: what its jobs' ids begin with. */
export async function newRun(claims: Claims, key: string, id: string, now: Temporal.Instant): Promise<string> {
  // It is never finished, so that the next one can take its place; only one begun at this very moment is in the way.
  const other = await claims.claim(key, { request: key, job: id, done: false, at: now }, now);
  if (!other) return id;
  const message = 'Somebody else has begun to invite the people of this file at this very moment.';
  throw new Failed('in-flight', `${message} Follow that with --resume, or try again.`);
}

/** The last one. Throws Failed where there is none. */
export async function runBefore(claims: Claims, key: string, file: string): Promise<string> {
  const claim = await claims.read(key);
  if (claim) return claim.job;
  const message = `There is nothing to resume: nobody has applied ${file}, as it is now and with this --on-existing, to this stage.`;
  throw new Failed('nothing-to-resume', `${message} To begin, type --apply instead of --resume.`);
}
