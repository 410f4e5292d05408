import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AwsClients } from '../src/aws/clients.ts';
import { type Account, people } from '../src/aws/people.ts';
import { stackOutputs } from '../src/aws/stack-outputs.ts';
import { embeddedAwsClients, embeddedAwsKeys } from '../src/preview/embedded-aws.ts';
import { mailsTo } from './world/mails.ts';
import { aPreview, type TestPreview } from './world/preview.ts';
import { Visitor } from './world/visitor.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

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
}, 30_000);

/** Types `sls invite <line>`. Nothing of our own environment reaches it but the PATH. */
function invite(line: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'invite', ...line.split(' ')], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...{ PATH: path, HOME: preview.directory, AWS_ENDPOINT_URL: preview.awsEndpoint },
      ...embeddedAwsKeys,
      ...env,
    },
  });
  return { status, stdout, stderr };
}

const pool = () => people(clients.cognito(), UserPoolId);

describe('somebody new', () => {
  test('is mailed the apps’ addresses and a password that opens them', async () => {
    expect(invite('dora@example.com --groups finance --stage local')).toEqual({
      status: 0,
      stdout: 'dora@example.com  Invited: the mail with the temporary password is on its way. In finance.\n',
      stderr: '',
    });
    const [mail, ...more] = await mailsTo('dora@example.com', preview.awsEndpoint);
    expect(more).toEqual([]);
    for (const { url } of Object.values(preview.apps)) expect(mail).toContain(`href="${url}"`);
    expect(mail).toContain('Sign in as <b>dora@example.com</b>');
    const [, password = ''] = /temporary password <b>([^<]+)<\/b>/.exec(mail ?? '') ?? [];
    const finance = preview.apps.finance?.url ?? '';
    const page = await new Visitor().signIn(finance, 'dora@example.com', password, 'Chosen-2026!');
    expect(page).toMatchObject({ status: 200 });
    expect(page.body).toContain('<title>Streamlit</title>');
  });

  test('has a verified address, and is found however it is spelt', async () => {
    expect(invite('Emil@Example.com --stage local')).toMatchObject({ status: 0 });
    const accounts: Account[] = [];
    for await (const account of pool().all()) accounts.push(account);
    expect(accounts.find(({ email }) => email === 'Emil@Example.com')).toMatchObject({ emailVerified: true });
    expect(invite('emil@example.com --stage local').stdout).toContain('In the pool already: no mail was sent.');
  });
});

test('several at once: each has an answer, and one that fails stops nobody', async () => {
  await clients.cognito().send(new AdminDisableUserCommand({ UserPoolId, Username: 'cara@example.com' }));
  const line = 'ben@example.com cara@example.com fay@example.com ana@example.com --groups admins,finance --json';
  const { status, stdout, stderr } = invite(`${line} --stage local`);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    stage: 'local',
    people: [
      { email: 'ben@example.com', outcome: 'known', added: [], waiting: false },
      { email: 'cara@example.com', outcome: 'failed', code: 'disabled', sentence: expect.stringMatching(/^✗ /) },
      { email: 'fay@example.com', outcome: 'invited', groups: ['admins', 'finance'] },
      { email: 'ana@example.com', outcome: 'known', added: ['admins'], waiting: true },
    ],
  });
  expect((await pool().membersOf('admins'))?.map(({ email }) => email).sort()).toEqual([
    'ana@example.com',
    'ben@example.com',
    'fay@example.com',
  ]);
  expect(await mailsTo('fay@example.com', preview.awsEndpoint)).toHaveLength(1);
  expect(await mailsTo('ana@example.com', preview.awsEndpoint)).toEqual([]);
});

describe('bad usage, before anybody is asked', () => {
  const nowhere = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };

  test.each([
    ['gus@example.com --groups legal', /legal\. Allowed: admins, finance\./],
    ['gus@example.com gus@ hal', /These are no addresses: gus@ hal\./],
    ['gus@example.com hal@example.com --name Gus', /--name is one person’s/],
    ['--groups admins', /The address is missing/],
  ])('%s', (line, said) => {
    const { status, stdout, stderr } = invite(`${line} --stage local`, nowhere);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });
});

test('a stage that is not deployed is a failure that says so', () => {
  const { status, stdout } = invite('gus@example.com --stage prod --json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-deployed' } });
});
