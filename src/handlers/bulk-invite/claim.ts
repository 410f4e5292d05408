import { createHash } from 'node:crypto';
import type { Claim } from '../../invitations/ports.ts';
import type { InvitePorts } from './context.ts';

/** After so many seconds whoever has a key without having finished is gone: no run of the function lasts longer. */
export const claimSeconds = 60;

/**
 * What a request with a key turns out to be.
 * - `ours`: to be done, under this job's id; perhaps a second time, for somebody who has not finished.
 * - `done`: this job was made of the same request before.
 * - `other`: the key stands for another request.
 * - `in-flight`: somebody is doing it, and will be done or gone after so many seconds.
 */
export type Claimed =
  | { is: 'ours'; job: string }
  | { is: 'done'; job: string }
  | { is: 'other' }
  | { is: 'in-flight'; seconds: number };

/** A request's fingerprint: of each of its parts. */
export const fingerprint = (...parts: (string | Uint8Array)[]): string =>
  parts.reduce<string>((before, part) => createHash('sha256').update(before).update(part).digest('hex'), '');

/** Takes a key for a request. Whoever takes it over goes on with the same job, so that there are never two. */
export async function claim(
  { claims, now }: Pick<InvitePorts, 'claims' | 'now'>,
  key: string,
  { request, newJob }: { request: string; newJob: string },
): Promise<Claimed> {
  const before = await claims.read(key);
  if (before && (before.done || before.request !== request)) return heldBy(before, request, now());
  const job = before?.job ?? newJob;
  const at = now();
  const held = await claims.claim(key, { request, job, done: false, at }, at.subtract({ seconds: claimSeconds }));
  return held ? heldBy(held, request, at) : { is: 'ours', job };
}

function heldBy({ request, job, done, at }: Claim, asked: string, now: ReturnType<InvitePorts['now']>): Claimed {
  if (request !== asked) return { is: 'other' };
  if (done) return { is: 'done', job };
  const left = claimSeconds - Math.floor(now.since(at).total('seconds'));
  return { is: 'in-flight', seconds: Math.min(claimSeconds, Math.max(1, left)) };
}
