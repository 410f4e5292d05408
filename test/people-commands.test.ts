import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { settingsOf } from '../config/stages.ts';
import type { DeployedInvitations } from '../src/aws/invitations/deployed.ts';
import { stackOutputs } from '../src/aws/stack/stack.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { emailsTo } from './world/emails.ts';
import { invitationsIn } from './world/invitations-in.ts';
import { aProject } from './world/project.ts';
import { putStack } from './world/put-stack.ts';

// Each test begins with the same three people, who have just been invited.

const project = aProject();
const stack = 'streamgate-local';
let aws: TestAws;
let stage: DeployedInvitations;
let UserPoolId: string;

beforeAll(async () => {
  aws = await anAws('us-east-1');
  const settings = { ...settingsOf('local'), login: { accessTokenMinutes: 20 } };
  project.stage('local', settings);
  await putStack(aws, { settings });
  stage = await invitationsIn(aws.clients, stack);
  ({ UserPoolId = '' } = await stackOutputs(aws.clients.cloudFormation(), stack));
}, 300_000);

beforeEach(async () => {
  for await (const { username: Username } of stage.people.all())
    await aws.clients.cognito().send(new AdminDeleteUserCommand({ UserPoolId, Username }));
  for (const name of ['cara', 'ana', 'ben']) {
    const email = `${name}@acme.com`;
    await stage.people.create({ username: email, email, until: '2098-01-31' });
  }
});

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 20_000);

/** Runs `people … --stage local`; on stderr there is progress at most. */
async function people(line: string) {
  const words = ['people', line, '--stage local'].filter(word => word !== '').join(' ');
  const { status, stdout, stderr } = await project.run(words, aws.endpoint);
  expect(stderr).toMatch(/^(.* …\n)*$/);
  return { status, stdout };
}

/** The same with `--json`. */
async function json(line: string) {
  const { status, stdout } = await people(`${line} --json`.trim());
  return { exit: status, ...JSON.parse(stdout) };
}

const mailed = async (email: string) => (await emailsTo(email, aws.endpoint)).length;

test('everybody is listed, by address', async () => {
  const { status, stdout, stderr } = project.sls('people --stage local', aws.endpoint);
  expect(status).toBe(0);
  expect(stderr).toMatch(/^(.* …\n)*$/);
  expect(stdout.split('\n')).toEqual([
    'Stage local: 3 people, invited.',
    '',
    expect.stringMatching(/^ {2}email +name +status +since +until$/),
    expect.stringMatching(/^ {2}ana@acme\.com +invited +\d{4}-\d\d-\d\d +2098-01-31$/),
    expect.stringMatching(/^ {2}ben@acme\.com /),
    expect.stringMatching(/^ {2}cara@acme\.com /),
    '',
  ]);
  expect((await json('--state invited')).people).toMatchObject([
    { email: 'ana@acme.com', state: 'invited', until: '2098-01-31', username: expect.any(String) },
    { email: 'ben@acme.com' },
    { email: 'cara@acme.com' },
  ]);
  expect(await json('--state active')).toEqual({ exit: 0, stage: 'local', people: [] });
});

test('an invitation is sent again, but not twice in a moment; each address has its turn', async () => {
  const before = await mailed('ana@acme.com');
  const { exit, people: told } = await json('resend nobody@acme.com ana@acme.com');
  expect(exit).toBe(1);
  expect(told).toMatchObject([
    {
      email: 'nobody@acme.com',
      done: false,
      code: 'nobody',
      sentence: expect.stringContaining('npx sls invite nobody'),
    },
    { email: 'ana@acme.com', done: true },
  ]);
  expect(await mailed('ana@acme.com')).toBe(before + 1);
  const { status, stdout } = await people('resend ana@acme.com');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^ana@acme\.com {2}✗ An invitation was sent a moment ago\./);
  expect(await mailed('ana@acme.com')).toBe(before + 1);
});

test('who is disabled is told when they are out, and let in again', async () => {
  expect(await people('disable ben@acme.com')).toEqual({
    status: 0,
    stdout: 'ben@acme.com  Disabled. Loses access to every app within 20 minutes.\n',
  });
  expect((await json('--state disabled')).people).toMatchObject([{ email: 'ben@acme.com' }]);
  expect((await json('resend ben@acme.com')).people).toMatchObject([{ done: false, code: 'USER_DISABLED' }]);
  expect((await json('enable BEN@acme.com')).people).toMatchObject([{ email: 'BEN@acme.com', done: true }]);
  expect((await json('--state disabled')).people).toEqual([]);
});

test('the last day of access is given and taken away', async () => {
  expect((await json('until ana@acme.com ben@acme.com --date 2099-06-30')).people).toMatchObject([
    {
      email: 'ana@acme.com',
      done: true,
      until: '2099-06-30',
      sentence: expect.stringContaining('Previously: 2098-01-31.'),
    },
    { email: 'ben@acme.com', done: true },
  ]);
  expect(await json('until ben@acme.com --date never')).toMatchObject({ exit: 0, people: [{ done: true }] });
  const until = (await json('')).people.map(({ until }: { until?: string }) => until);
  expect(until).toEqual(['2099-06-30', undefined, '2098-01-31']);
});

test('no last day that is over is given to the last admins', async () => {
  for (const email of ['ana@acme.com', 'ben@acme.com']) await stage.people.join(email, 'admins');
  expect(await json('until ana@acme.com ben@acme.com cara@acme.com --date 2020-01-31')).toMatchObject({
    exit: 1,
    people: [
      { email: 'ana@acme.com', done: true, until: '2020-01-31' },
      {
        ...{ email: 'ben@acme.com', done: false, code: 'UNTIL_PAST' },
        sentence: expect.stringMatching(/2020-01-31.* no admin would be left with access\. Set a future last day/),
      },
      { email: 'cara@acme.com', done: true },
    ],
  });
  expect((await stage.people.find('ben@acme.com'))?.until).toBe('2098-01-31');
});

describe('bad usage, before anybody is asked', () => {
  test.each([
    ['--state gone', /Unknown value for --state: gone\. Allowed: invited, expired, active, disabled\./],
    ['resned ana@acme.com', /Unknown subcommand of people: resned ana@acme\.com\. Allowed: resend, /],
    ['enable ana', /Not an email address: ana\./],
  ])('%s', async (line, said) => {
    const { status, stdout, stderr } = await project.run(`people ${line} --stage local`, 'http://127.0.0.1:1');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });
});

test('a stage that is not deployed is a failure that says so', async () => {
  const { status, stdout } = await project.run('people --stage prod --json', aws.endpoint);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-deployed' } });
});
