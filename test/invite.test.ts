import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AwsClients } from '../src/aws/clients.ts';
import { type Account, people } from '../src/aws/invitations/people/people.ts';
import { stackOutputs } from '../src/aws/stack/stack.ts';
import { aPerson } from './world/a-person.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { emailsTo } from './world/emails.ts';
import { aProject } from './world/project.ts';
import { putStack } from './world/put-stack.ts';

const project = aProject();
let aws: TestAws;
let clients: AwsClients;
let UserPoolId: string;

beforeAll(async () => {
  aws = await anAws('us-east-1');
  ({ clients } = aws);
  await putStack(aws);
  ({ UserPoolId = '' } = await stackOutputs(clients.cloudFormation(), 'streamgate-local'));
  const [ana, ben, cara] = ['ana@example.com', 'ben@example.com', 'cara@example.com'];
  await pool().create({ username: ana, email: ana, name: 'Ana' }); // who has not come in yet
  await pool().join(ana, 'finance');
  const password = 'Welcome-2026';
  await aPerson(clients.cognito(), UserPoolId, { email: ben, name: 'Ben', password, groups: ['admins', 'finance'] });
  await aPerson(clients.cognito(), UserPoolId, { email: cara, name: 'Cara', password });
}, 300_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 30_000);

/** Runs `invite <line>`. On stderr there is progress at most. */
async function invite(line: string) {
  const { status, stdout, stderr } = await project.run(`invite ${line}`, aws.endpoint);
  expect(stderr).toMatch(/^(.* …\n)*$/);
  return { status, stdout };
}

const pool = () => people(clients.cognito(), UserPoolId, { minimumLength: 8 });
const mailed = async (email: string) => (await emailsTo(email, aws.endpoint)).length;

describe('somebody new', () => {
  test('is mailed once', async () => {
    const line = 'invite dora@example.com --groups finance --until 2099-12-31 --stage local';
    expect(project.sls(line, aws.endpoint)).toEqual({
      status: 0,
      stdout:
        'dora@example.com  Invited. The email with the temporary password has been sent. Groups: finance. Last day of access: 2099-12-31.\n',
      stderr: expect.stringMatching(/^(.* …\n)*$/),
    });
    expect(await mailed('dora@example.com')).toBe(1);
  }, 120_000);

  test('has a verified address, and is found however it is spelt', async () => {
    expect(await invite('Emil@Example.com --stage local')).toMatchObject({ status: 0 });
    const accounts: Account[] = [];
    for await (const account of pool().all()) accounts.push(account);
    expect(accounts.find(({ email }) => email === 'Emil@example.com')).toMatchObject({ emailVerified: true });
    expect((await invite('emil@example.com --stage local')).stdout).toContain('Already has an account');
    expect(await mailed('Emil@example.com')).toBe(1);
  });
});

test('several at once: each has an answer, and one that fails stops nobody', async () => {
  await clients.cognito().send(new AdminDisableUserCommand({ UserPoolId, Username: 'cara@example.com' }));
  const mailedBefore = await mailed('ana@example.com');
  const line = 'ben@example.com cara@example.com fay@example.com ana@example.com --groups admins,finance --json';
  const { status, stdout } = await invite(`${line} --stage local`);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    stage: 'local',
    ended: 'over',
    jobs: [{ state: 'completed-with-errors', total: 4, counts: { invited: 1, updated: 1, unchanged: 1, failed: 1 } }],
    people: [
      { email: 'ben@example.com', outcome: 'unchanged' },
      {
        ...{ email: 'cara@example.com', outcome: 'failed', sentence: expect.stringMatching(/^✗ /) },
        findings: [{ code: 'USER_DISABLED' }],
      },
      { email: 'fay@example.com', outcome: 'invited' },
      { email: 'ana@example.com', outcome: 'updated' },
    ],
  });
  expect((await pool().membersOf('admins'))?.map(({ email }) => email).sort()).toEqual([
    'ana@example.com',
    'ben@example.com',
    'fay@example.com',
  ]);
  expect(await mailed('fay@example.com')).toBe(1);
  expect(await mailed('ana@example.com')).toBe(mailedBefore);
});

test('whoever is there already is what --on-existing says', async () => {
  const before = await mailed('ana@example.com');
  const outcome = async (mode: string) =>
    JSON.parse((await invite(`ana@example.com ${mode} --json --stage local`)).stdout).people[0];
  expect(await outcome('--on-existing error')).toMatchObject({
    outcome: 'failed',
    findings: [{ code: 'USER_EXISTS' }],
  });
  expect(await outcome('--on-existing skip --groups admins')).toMatchObject({ outcome: 'unchanged' });
  expect(await mailed('ana@example.com')).toBe(before);
  expect(await outcome('--on-existing resend')).toMatchObject({ outcome: 'resent' });
  expect(await mailed('ana@example.com')).toBe(before + 1);
});

describe('bad usage, before AWS is called', () => {
  test.each([
    ['gus@example.com --groups legal', /legal\. Allowed: admins, finance\./],
    ['gus@example.com gus@ hal', /Not email addresses: gus@ hal\./],
    ['gus@example.com hal@example.com --name Gus', /--name works with one address only/],
    ['--groups admins', /Missing email address/],
    ['gus@example.com --file people.csv', /Unexpected argument: gus@example\.com\./],
    ['gus@example.com --apply', /--apply needs a file/],
    ['--file nowhere.csv', /The file cannot be read: nowhere\.csv\..* ENOENT/],
  ])('%s', async (line, said) => {
    const { status, stdout, stderr } = await project.run(`invite ${line} --stage local`, 'http://127.0.0.1:1');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });
});

test('a stage that is not deployed is a failure that says so', async () => {
  const { status, stdout } = await project.run('invite gus@example.com --stage prod --json', aws.endpoint);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-deployed' } });
});
