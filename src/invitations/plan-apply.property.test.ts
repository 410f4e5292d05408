import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileOf, World } from './fakes/world.ts';
import { isSameStep, plan, planRow } from './plan.ts';
import { existingModes, type OnExisting, type Row } from './row.ts';
import { applyPlanned } from './submit.ts';

const groups = fc.subarray(['sales', 'finance', 'admins']);
const until = fc.option(fc.constantFrom('2026-12-31', '2027-06-30'), { nil: undefined });
const somebody = fc.record({
  enabled: fc.constantFrom(true, true, true, false),
  status: fc.constantFrom('invited' as const, 'active' as const, 'external' as const),
  hoursAgo: fc.constantFrom(1, 24 * 30),
  groups,
  until,
});
type Somebody = typeof somebody extends fc.Arbitrary<infer Value> ? Value : never;
const line = fc.record({
  groups,
  until,
  before: fc.option(somebody),
  after: fc.option(somebody),
  isChanged: fc.boolean(),
});
const file = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  onExisting: fc.constantFrom(...existingModes),
});

const emailOf = (index: number) => `p${index}@acme.com`;

function put(world: World, index: number, person: Somebody | null) {
  const email = emailOf(index);
  world.cognito.remove(email);
  if (!person) return;
  const { hoursAgo, groups, until, enabled, status } = person;
  const changedAt = world.clock.now().subtract({ hours: hoursAgo });
  world.cognito.add(email, { enabled, status, changedAt, groups: [...groups], ...(until && { until }) });
}

async function planned(
  lines: readonly { groups: string[]; until: string | undefined }[],
  onExisting: OnExisting,
  world: World,
) {
  const invitations = lines.map(({ groups, until }, index) => ({
    email: emailOf(index),
    groups,
    ...(until && { until }),
  }));
  const options = { onExisting, temporaryDays: 7, now: world.clock.now() };
  await world.submit('job', plan(fileOf(invitations), world.cognito.snapshot(), options), {
    onExisting,
    as: 'planned',
  });
  await world.clock.pass({ minutes: 5 });
  return invitations;
}

async function applied(world: World): Promise<readonly Row[]> {
  await applyPlanned({ ledger: world.table }, 'job');
  await world.workToTheEnd();
  return world.table.rowsOf('job');
}

const outcomes = {
  invite: 'invited',
  resend: 'resent',
  update: 'updated',
  nothing: 'unchanged',
  refuse: 'failed',
} as const;
const isChange = ({ findings }: Row) => findings.some(({ code }) => code === 'CHANGED_SINCE_PLAN');

test('in a pool that has not changed, what was planned is what is done, row by row', async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ lines, onExisting }) => {
      const world = new World({ writesPerSecond: 25 });
      for (const [index, { before }] of lines.entries()) put(world, index, before);
      await planned(lines, onExisting, world);
      const steps = world.table.rowsOf('job').map(row => row.planned);
      const rows = await applied(world);
      for (const [index, { state, outcome, findings, planned: step }] of rows.entries()) {
        expect(step).toEqual(steps[index]);
        expect(state).toBe('done');
        expect(outcome).toBe(step && outcomes[step.action]);
        expect(findings).toEqual(step?.finding ? [step.finding] : []);
      }
      const mails = steps.filter(step => step?.action === 'invite' || step?.action === 'resend').length;
      const joins = steps.map(step => (step?.action === 'refuse' ? 0 : (step?.join.length ?? 0)));
      const days = steps.filter(step => step?.until !== undefined && step.action !== 'invite').length;
      expect(world.cognito.writes).toBe(mails + joins.reduce((one, other) => one + other, 0) + days);
    }),
    { numRuns: 150 },
  );
});

test('where the pool has changed the row says so, with what was planned and what was done', async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ lines, onExisting }) => {
      const world = new World({ writesPerSecond: 25 });
      for (const [index, { before }] of lines.entries()) put(world, index, before);
      const invitations = await planned(lines, onExisting, world);
      for (const [index, { after, isChanged }] of lines.entries()) if (isChanged) put(world, index, after);
      const [people, now, asked] = [world.cognito.snapshot(), world.clock.now(), world.table.jobs.get('job')?.at];
      const rows = await applied(world);
      for (const [index, invitation] of invitations.entries()) {
        const [row, person] = [rows[index], people.get(invitation.email)];
        const step = planRow(invitation, person, {
          onExisting,
          temporaryDays: 7,
          now,
          ...(asked && { requestedAt: asked }),
        });
        if (!row?.planned) throw new Error('There is no plan.');
        expect(row.outcome).toBe(outcomes[step.action]);
        expect(isChange(row)).toBe(!isSameStep(row.planned, step));
        if (isChange(row))
          expect(row.findings.at(-1)?.values).toEqual({ planned: row.planned.action, now: step.action });
      }
    }),
    { numRuns: 150 },
  );
});
