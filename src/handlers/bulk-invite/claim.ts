import { createHash } from 'node:crypto';
import type { Claim } from '../../invitations/ports.ts';
import type { InvitePorts } from './context.ts';

/** No run of the function lasts longer, so an unfinished claim older than this was abandoned. */
export const claimSeconds = 60;

/**
 * What claiming a key for a request found.
 * - `ours`: this run carries the request out, under this job's id; it may take over from a run that did not finish.
 * - `done`: the same request was carried out before, as this job.
 * - `other`: the key was used for another request.
 * - `in-flight`: another run is carrying it out; its claim ends after this many seconds.
 */
export type ClaimResult =
  | { is: 'ours'; job: string }
  | { is: 'done'; job: string }
  | { is: 'other' }
  | { is: 'in-flight'; seconds: number };

/** One hash over all parts of a request. */
export const requestHash = (...parts: (string | Uint8Array)[]): string =>
  parts.reduce<string>((before, part) => createHash('sha256').update(before).update(part).digest('hex'), '');

/** Claims a key for a request. A run that takes over an abandoned claim continues the same job, so there are never two. */
export async function claim(
  { claims, now }: Pick<InvitePorts, 'claims' | 'now'>,
  key: string,
  { request, newJob }: { request: string; newJob: string },
): Promise<ClaimResult> {
  const before = await claims.read(key);
  if (before && (before.done || before.request !== request)) return claimResult(before, request, now());
  const job = before?.job ?? newJob;
  const at = now();
  const held = await claims.claim(key, { request, job, done: false, at }, at.subtract({ seconds: claimSeconds }));
  return held ? claimResult(held, request, at) : { is: 'ours', job };
}

function claimResult(
  { request, job, done, at }: Claim,
  asked: string,
  now: ReturnType<InvitePorts['now']>,
): ClaimResult {
  if (request !== asked) return { is: 'other' };
  if (done) return { is: 'done', job };
  const left = claimSeconds - Math.floor(now.since(at).total('seconds'));
  return { is: 'in-flight', seconds: Math.min(claimSeconds, Math.max(1, left)) };
}
