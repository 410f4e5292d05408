import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AwsClients } from '../src/aws/clients.ts';
import { type Account, people } from '../src/aws/people.ts';
import { stackOutputs } from '../src/aws/stack-outputs.ts';
import { embeddedAwsClients } from '../src/preview/embedded-aws.ts';
import { mailsTo } from './world/mails.ts';
import { aPreview, type TestPreview } from './world/preview.ts';
import { aProject } from './world/project.ts';
import { Visitor } from './world/visitor.ts';

const project = aProject();
let preview: TestPreview;
let clients: AwsClients;
let UserPoolId: string;

beforeAll(async () => {
  preview = await aPreview();
  clients = embeddedAwsClients(preview.awsEndpoint, 'us-east-1');
  ({ UserPoolId = '' } = await stackOutputs(clients.cloudFormation(), 'streamgate-local'));
}, 120_000);

afterAll(async () => {
  clients?.destroy();
  await preview?.stop();
  project.remove();
}, 30_000);

/** Types `sls invite <line>`. On stderr there is progress at most. */
function invite(line: string) {
  const { status, stdout, stderr } = project.sls(`invite ${line}`, preview.awsEndpoint);
  expect(stderr).toMatch(/^(.* …\n)*$/);
  return { status, stdout };
}

const pool = () => people(clients.cognito(), UserPoolId, { minimumLength: 8 });
const mailed = async (email: string) => (await mailsTo(email, preview.awsEndpoint)).length;

describe('somebody new', () => {
  test('is mailed the apps’ addresses and a password that opens them', async () => {
    expect(invite('dora@example.com --groups finance --until 2099-12-31 --stage local')).toEqual({
      status: 0,
      stdout:
        'dora@example.com  Invited: the mail with the temporary password is on its way. In finance. Until 2099-12-31.\n',
    });
    const [mail, ...more] = await mailsTo('dora@example.com', preview.awsEndpoint);
    expect(more).toEqual([]);
    for (const { url } of Object.values(preview.apps)) expect(mail).toContain(`href="${url}"`);
    const boxes = [...(mail ?? '').matchAll(/<code[^>]*>([^<]+)<\/code>/g)].map(([, text]) => text);
    expect(boxes).toEqual(['dora@example.com', expect.any(String)]);
    const [, password = ''] = boxes;
    const finance = preview.apps.finance?.url ?? '';
    const page = await new Visitor().signIn(finance, 'dora@example.com', password, 'Chosen-2026!');
    expect(page).toMatchObject({ status: 200 });
    expect(page.body).toContain('<title>Streamlit</title>');
  });

  test('has a verified address, and is found however it is spelt', async () => {
    expect(invite('Emil@Example.com --stage local')).toMatchObject({ status: 0 });
    const accounts: Account[] = [];
    for await (const account of pool().all()) accounts.push(account);
    expect(accounts.find(({ email }) => email === 'Emil@example.com')).toMatchObject({ emailVerified: true });
    expect(invite('emil@example.com --stage local').stdout).toContain('In the pool already: no mail was sent');
    expect(await mailed('Emil@example.com')).toBe(1);
  });
});

test('several at once: each has an answer, and one that fails stops nobody', async () => {
  await clients.cognito().send(new AdminDisableUserCommand({ UserPoolId, Username: 'cara@example.com' }));
  const mailedBefore = await mailed('ana@example.com');
  const line = 'ben@example.com cara@example.com fay@example.com ana@example.com --groups admins,finance --json';
  const { status, stdout } = invite(`${line} --stage local`);
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
  const outcome = (mode: string) => JSON.parse(invite(`ana@example.com ${mode} --json --stage local`).stdout).people[0];
  expect(outcome('--on-existing error')).toMatchObject({ outcome: 'failed', findings: [{ code: 'USER_EXISTS' }] });
  expect(outcome('--on-existing skip --groups admins')).toMatchObject({ outcome: 'unchanged' });
  expect(await mailed('ana@example.com')).toBe(before);
  expect(outcome('--on-existing resend')).toMatchObject({ outcome: 'resent' });
  expect(await mailed('ana@example.com')).toBe(before + 1);
});

describe('bad usage, before anybody is asked', () => {
  test.each([
    ['gus@example.com --groups legal', /legal\. Allowed: admins, finance\./],
    ['gus@example.com gus@ hal', /These are no addresses: gus@ hal\./],
    ['gus@example.com hal@example.com --name Gus', /--name is one person’s/],
    ['--groups admins', /The address is missing/],
    ['gus@example.com --file people.csv', /This is too much: gus@example\.com\./],
    ['gus@example.com --apply', /--apply is for a file/],
    ['--file nowhere.csv', /The file cannot be read: nowhere\.csv\..* ENOENT/],
  ])('%s', (line, said) => {
    const { status, stdout, stderr } = project.sls(`invite ${line} --stage local`, 'http://127.0.0.1:1');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });
});

test('a stage that is not deployed is a failure that says so', () => {
  const { status, stdout } = project.sls('invite gus@example.com --stage prod --json', preview.awsEndpoint);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-deployed' } });
});
