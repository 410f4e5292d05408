import type { Temporal } from 'temporal-polyfill';
import type { Claims } from '../../invitations/ports.ts';
import type { OnExisting } from '../../invitations/row.ts';
import { Failed } from '../kit/failed.ts';

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
