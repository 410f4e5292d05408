import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { functionName } from '../config/names.ts';
import type { DeployedInvitations } from '../src/aws/invitations/deployed.ts';
import { isOver } from '../src/invitations/job.ts';
import type { Invitation, Row } from '../src/invitations/row.ts';
import { jobId, submit } from '../src/invitations/submit.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { invitationsIn } from './world/invitations-in.ts';
import { putStack } from './world/put-stack.ts';
import { roleOf } from './world/role.ts';
import { until } from './world/until.ts';

// The embedded AWS evaluates each role. Every right of the worker's is needed: without it the worker is seen to fail.

const stack = 'streamgate-local';
let aws: TestAws;
let invitations: DeployedInvitations;
const [ben, cara] = ['ben@example.com', 'cara@example.com'] as const;

beforeAll(async () => {
  aws = await anAws('us-east-1');
  await putStack(aws, { withoutClock: true });
  invitations = await invitationsIn(aws.clients, stack);
  for (const email of [ben, cara]) await invitations.people.create({ username: email, email });
}, 300_000);

afterAll(() => aws?.stop(), 30_000);

let days = 0;

/** A newcomer for a group; somebody who is there already, is to be in a group, and gets another last day; and one whose access ends. */
function rows(): Row[] {
  days++;
  const invited: Invitation[] = [
    { email: `p${days}@example.com`, groups: ['finance'] },
    { email: ben, groups: ['admins'], until: Temporal.PlainDate.from('2030-01-01').add({ days }).toString() },
    { email: cara, groups: [], until: Temporal.PlainDate.from('2020-01-01').add({ days }).toString() },
  ];
  return invited.map((invitation, index) => ({
    ...{ line: index + 2, version: 1, state: 'waiting', findings: [], invitation },
    given: { email: invitation.email, name: '', groups: invitation.groups.join(), until: invitation.until ?? '' },
  }));
}

async function* each<One>(all: readonly One[]): AsyncGenerator<One, void> {
  yield* all;
}

async function submitted(): Promise<string> {
  const id = jobId(Temporal.Now.instant(), `${days}`);
  const job = { id, by: 'test', label: 'rights', onExisting: 'merge-groups' } as const;
  await submit({ ledger: invitations.ledger, now: () => Temporal.Now.instant() }, job, each(rows()), 'queued');
  return id;
}

/** Runs the worker, and says how that ended. */
async function run(): Promise<string> {
  const { Payload } = await aws.clients
    .lambda()
    .send(new InvokeCommand({ FunctionName: functionName(stack, 'inviteWorker'), Payload: '{}' }));
  return Payload?.transformToString() ?? '';
}

/** Runs it at a job, and says what went wrong: with the run, or with the job. */
async function troubles(id: string): Promise<string> {
  const said = await run();
  const job = await invitations.ledger.job(id);
  return `${said} ${job?.problem?.message}`;
}

const roleOfWorker = () => roleOf(aws.clients.iam(), stack, 'inviteWorker', aws.region);

const rights = [
  ...['AdminAddUserToGroup', 'AdminCreateUser', 'AdminGetUser', 'AdminListGroupsForUser'],
  ...['AdminUpdateUserAttributes', 'ListUsersInGroup'],
].map(name => `cognito-idp:${name}`);
const ofLedger = ['GetItem', 'PutItem', 'Query', 'UpdateItem'].map(name => `dynamodb:${name}`);

test('with all of them it does everything', async () => {
  const id = await submitted();
  await until(
    'the job is done',
    async () => {
      await run();
      return (await invitations.ledger.job(id))?.state === 'succeeded';
    },
    30,
  );
  expect(await invitations.people.groupsOf('p1@example.com')).toEqual(['finance']);
  expect(await invitations.people.find(ben)).toMatchObject({ until: '2030-01-02' });
  expect(await invitations.people.find(cara)).toMatchObject({ until: '2020-01-02' });
  expect((await roleOfWorker()).actions).toEqual([...rights, 'dynamodb:DeleteItem', ...ofLedger].sort());
}, 60_000);

test.each([...rights, ...ofLedger])(
  'without %s it fails, says so, and goes on when the right is there again',
  async action => {
    const id = await submitted();
    const role = await roleOfWorker();
    expect(await role.without(action, () => troubles(id))).toContain(action);
    await until(
      'the job is over',
      async () => {
        await run();
        const job = await invitations.ledger.job(id);
        return job !== undefined && isOver(job);
      },
      100, // a lease that could not be given back runs out
    );
  },
  150_000,
);

test('without dynamodb:DeleteItem it cannot give the lease back', async () => {
  const role = await roleOfWorker();
  await submitted(); // a run that finds no job takes no lease
  await role.without('dynamodb:DeleteItem', run);
  await submitted();
  expect(JSON.parse(await run())).toEqual({ worked: false, jobs: [] });
}, 60_000);
