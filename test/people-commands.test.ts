import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anAws, type TestAws } from './world/aws.ts';
import { deployedLocally } from './world/deployed-locally.ts';
import { mailsTo } from './world/mails.ts';
import { aProject } from './world/project.ts';

// One story of three people.

const project = aProject();
let aws: TestAws;

beforeAll(async () => {
  aws = await anAws('us-east-1');
  project.stages({ 'login: {},': 'login: { accessTokenMinutes: 20 },' });
  await deployedLocally(project.root, aws);
  const three = 'cara@acme.com ana@acme.com ben@acme.com';
  const { status, stderr } = project.sls(`invite ${three} --until 2098-01-31 --stage local`, aws.endpoint);
  if (status !== 0) throw new Error(stderr);
}, 180_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 20_000);

/** Types `sls people … --stage local`; on stderr there is progress at most. */
function people(line: string) {
  const words = ['people', line, '--stage local'].filter(word => word !== '').join(' ');
  const { status, stdout, stderr } = project.sls(words, aws.endpoint);
  expect(stderr).toMatch(/^(.* …\n)*$/);
  return { status, stdout };
}

/** The same with `--json`. */
function json(line: string) {
  const { status, stdout } = people(`${line} --json`.trim());
  return { exit: status, ...JSON.parse(stdout) };
}

const mailed = async (email: string) => (await mailsTo(email, aws.endpoint)).length;

test('everybody is listed, by address', () => {
  const { status, stdout } = people('');
  expect(status).toBe(0);
  expect(stdout.split('\n')).toEqual([
    'Stage local: 3 people, invited.',
    '',
    expect.stringMatching(/^ {2}e-mail +name +state +since +until$/),
    expect.stringMatching(/^ {2}ana@acme\.com +invited +\d{4}-\d\d-\d\d +2098-01-31$/),
    expect.stringMatching(/^ {2}ben@acme\.com /),
    expect.stringMatching(/^ {2}cara@acme\.com /),
    '',
  ]);
  expect(json('--state invited').people).toMatchObject([
    { email: 'ana@acme.com', state: 'invited', until: '2098-01-31', username: expect.any(String) },
    { email: 'ben@acme.com' },
    { email: 'cara@acme.com' },
  ]);
  expect(json('--state active')).toEqual({ exit: 0, stage: 'local', people: [] });
});

test('an invitation is sent again, but not twice in a moment; each address has its turn', async () => {
  const { exit, people: told } = json('resend nobody@acme.com ana@acme.com');
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
  expect(await mailed('ana@acme.com')).toBe(2);
  const { status, stdout } = people('resend ana@acme.com');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^ana@acme\.com {2}✗ An invitation was sent a moment ago\./);
  expect(await mailed('ana@acme.com')).toBe(2);
});

test('who is disabled is told when they are out, and let in again', () => {
  expect(people('disable ben@acme.com')).toEqual({
    status: 0,
    stdout: 'ben@acme.com  Disabled: signs in no more, and is out of every app within 20 minutes.\n',
  });
  expect(json('--state disabled').people).toMatchObject([{ email: 'ben@acme.com' }]);
  expect(json('resend ben@acme.com').people).toMatchObject([{ done: false, code: 'USER_DISABLED' }]);
  expect(json('enable BEN@acme.com').people).toMatchObject([{ email: 'BEN@acme.com', done: true }]);
  expect(json('--state disabled').people).toEqual([]);
});

test('the last day of access is given and taken away', () => {
  expect(json('until ana@acme.com ben@acme.com --date 2099-06-30').people).toMatchObject([
    { email: 'ana@acme.com', done: true, until: '2099-06-30', sentence: expect.stringContaining('It was 2098-01-31.') },
    { email: 'ben@acme.com', done: true },
  ]);
  expect(json('until ben@acme.com --date never')).toMatchObject({ exit: 0, people: [{ done: true }] });
  const until = json('').people.map(({ until }: { until?: string }) => until);
  expect(until).toEqual(['2099-06-30', undefined, '2098-01-31']);
});

describe('bad usage, before anybody is asked', () => {
  test.each([
    ['--state gone', /--state is nothing that somebody is: gone\. Allowed: invited, expired, active, disabled\./],
    ['resned ana@acme.com', /This is nothing to do with people: resned ana@acme\.com\. Allowed: resend, /],
    ['enable ana', /This is no address: ana\./],
  ])('%s', (line, said) => {
    const { status, stdout, stderr } = project.sls(`people ${line} --stage local`, 'http://127.0.0.1:1');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });
});

test('a stage that is not deployed is a failure that says so', () => {
  const { status, stdout } = project.sls('people --stage prod --json', aws.endpoint);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-deployed' } });
});
