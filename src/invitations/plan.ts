import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';
import { keyOf } from './address.ts';
import type { Finding } from './finding.ts';
import { personState } from './person-state.ts';
import type { PoolPerson, Snapshot } from './pool.ts';
import type { FileRow, Invitation, OnExisting, Row, RowStep } from './row.ts';

export interface PlanOptions {
  onExisting: OnExisting;
  /** Days a temporary password lasts. */
  temporaryDays: number;
  now: Temporal.Instant;
  /** When it was asked for: whoever was mailed since is not mailed again. Absent: now. */
  requestedAt?: Temporal.Instant;
}

/** Whether the groups of somebody who is there matter: reading them is most of what a plan costs. */
export const needsGroups = (onExisting: OnExisting): boolean =>
  onExisting === 'merge-groups' || onExisting === 'resend';

/** What is to be done for one row, and why. Somebody who is there is never enabled, and never gets another name; they lose no group. */
export function planRow(invitation: Invitation, person: PoolPerson | undefined, options: PlanOptions): RowStep {
  if (!person) return { action: 'invite', ...missingParts(invitation, undefined) };
  if (!person.enabled) return stepWithout('refuse', 'USER_DISABLED');
  switch (options.onExisting) {
    case 'error':
      return stepWithout('refuse', 'USER_EXISTS');
    case 'skip':
      return stepWithout('nothing', 'USER_EXISTS');
    case 'merge-groups':
      return updateStep(invitation, person, expiry(person, options));
    case 'resend':
      if (person.status === 'active') return updateStep(invitation, person, { code: 'USER_ACTIVE' });
      if (person.status === 'external') return updateStep(invitation, person, { code: 'USER_EXTERNAL' });
      if (wasMailedSince(person, options)) return updateStep(invitation, person, { code: 'RESEND_TOO_SOON' });
      return { action: 'resend', ...missingParts(invitation, person) };
  }
}

/** Every row of a file with what would be done for it. Nothing is done. */
export async function* plan(
  rows: AsyncIterable<FileRow>,
  people: Snapshot,
  options: PlanOptions,
): AsyncGenerator<Row, void> {
  for await (const { line, given, invitation, finding } of rows) {
    if (!invitation) {
      yield { line, given, version: 1, state: 'invalid', findings: [finding] };
      continue;
    }
    const planned = planRow(invitation, people.get(keyOf(invitation.email)), options);
    const findings = planned.finding ? [planned.finding] : [];
    yield { line, given, invitation, version: 1, state: 'waiting', planned, findings };
  }
}

/** The same for a file that is done at once: what is to be done is seen when it is done. */
export async function* unplanned(rows: AsyncIterable<FileRow>): AsyncGenerator<Row, void> {
  for await (const { line, given, invitation, finding } of rows) {
    yield invitation
      ? { line, given, invitation, version: 1, state: 'waiting', findings: [] }
      : { line, given, version: 1, state: 'invalid', findings: [finding] };
  }
}

/** What somebody has yet to get of what a row gives. */
export type MissingParts = Pick<RowStep, 'join' | 'until'>;

export function missingParts(
  { groups, until }: Invitation,
  person: Pick<PoolPerson, 'groups' | 'until'> | undefined,
): MissingParts {
  const join = groups.filter(group => !person?.groups.includes(group));
  return until === undefined || until === person?.until ? { join } : { join, until };
}

/** Whether two plans do the same. Why nothing is done may differ: an invitation expires without anybody changing the pool. */
export const isSameStep = (one: RowStep, other: RowStep): boolean =>
  one.action === other.action &&
  one.until === other.until &&
  one.join.length === other.join.length &&
  one.join.every(group => other.join.includes(group)) &&
  (one.action !== 'refuse' || one.finding?.code === other.finding?.code);

const stepWithout = (action: 'nothing' | 'refuse', code: Finding['code']): RowStep => ({
  action,
  join: [],
  finding: { code },
});

/** The finding is told in any case, but that they exist only where it is why nothing is done. */
function updateStep(invitation: Invitation, person: PoolPerson, finding: Finding | undefined): RowStep {
  const lacks = missingParts(invitation, person);
  if (lacks.join.length === 0 && lacks.until === undefined)
    return { action: 'nothing', join: [], finding: finding ?? { code: 'USER_EXISTS' } };
  return { action: 'update', ...lacks, ...(finding && { finding }) };
}

const expiry = (person: PoolPerson, options: PlanOptions): Finding | undefined =>
  personState(person, options) === 'expired' ? { code: 'INVITATION_EXPIRED' } : undefined;

/** By another job or by hand, as far as Cognito tells. */
const wasMailedSince = ({ changedAt }: PoolPerson, { requestedAt: asked }: PlanOptions) =>
  asked !== undefined && !isBefore(changedAt, asked);
