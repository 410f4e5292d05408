import type { Temporal } from 'temporal-polyfill';
import type { Ledger } from '../../invitations/ports.ts';
import type { OnExisting, Row } from '../../invitations/row.ts';
import { submit } from '../../invitations/submit.ts';
import { mostRowsOfJob, partId, partLabel, partsOf, pieces } from './parts.ts';

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
