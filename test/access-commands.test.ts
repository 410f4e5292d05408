import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { AdminDisableUserCommand, AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stackOutputs } from '../src/aws/stack/stack.ts';
import { aPerson } from './world/a-person.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aProject } from './world/project.ts';
import { putStack } from './world/put-stack.ts';
import { testClients, testKeys } from './world/test-keys.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const directory = mkdtempSync(join(tmpdir(), 'streamgate-access-'));
const project = aProject();

/** Types a command. Nothing of our own environment reaches it but the PATH. */
function type(line: string, env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...line.split(' ')], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: path, HOME: directory, ...env },
  });
  return { status, stdout, stderr };
}

afterAll(() => {
  project.remove();
  rmSync(directory, { recursive: true });
});

describe('sls access explain', () => {
  /** Neither an account nor a way out: whoever asked the network for anything would fail here. */
  const offline = { HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' };
  const explain = (line: string) => project.run(`access explain ${line}`, 'http://127.0.0.1:1');

  test('a refusal is an answer', () => {
    const { status, stdout, stderr } = type(
      'access explain ana@acme.com --app finance --stage prod --on 2026-11-23',
      offline,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(`ana@acme.com (verified; in no group)
at finance, stage prod, on 2026-11-23

  end date  none           not over
  allow     group finance  does not match

No access (not-allowed). No allow rule matches this person.

Missing: group finance

To change it:
  - Add this person to the group finance.
  - In config/stages.ts, add { email: 'ana@acme.com' } to apps.finance.policy.allow, and deploy.
Takes effect at the next sign-in or token refresh: within 15 minutes.
`);
  });

  test('--json is one document', async () => {
    const options = '--app finance --groups finance --until 2026-12-31 --on 2026-12-31 --stage local --json';
    const { status, stdout, stderr } = await explain(`--email ana@acme.com ${options}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      stage: 'local',
      app: 'finance',
      on: '2026-12-31',
      person: { email: 'ana@acme.com', emailVerified: true, groups: ['finance'], until: '2026-12-31' },
      steps: [
        { step: 'end-date', until: '2026-12-31', passed: false },
        { step: 'allow', rule: { group: 'finance' }, matched: true },
        { step: 'decision', allowed: true, reason: 'allowed' },
      ],
      decision: { allowed: true, reason: 'allowed', rule: { group: 'finance' } },
      sentence: 'An allow rule matches: group finance.',
    });
  });

  test('bad usage ends with 2 and says the way out', async () => {
    const { status, stdout, stderr } = await explain('ana@acme.com --app sale');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^✗ .*: sale\. Allowed: sales, finance\. Fix --app.*\n$/);
  });

  test('bad usage is a document too', async () => {
    const { status, stdout } = await explain('ana@acme.com --json --app sales --nonsense');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'bad-option', problem: "Unknown option '--nonsense'" } });
  });

  test('--help has examples', () => {
    const { status, stdout } = type('access explain --help', offline);
    expect(status).toBe(0);
    expect(stdout).toContain('npx sls access explain ana@acme.com --app sales');
    expect(stdout).toMatch(/--unverified +Treat their email address as not verified/);
  });
});

describe('sls access who', () => {
  let aws: TestAws;
  let deployed: Record<string, string>;

  beforeAll(async () => {
    aws = await anAws('us-east-1');
    const { clients, endpoint } = aws;
    // Another region than the stage's, which has to win.
    deployed = { AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'eu-north-1', ...testKeys };
    await putStack(aws);

    const { UserPoolId = '' } = await stackOutputs(clients.cloudFormation(), 'streamgate-local');
    const invite = (name: string, groups: string[] = []) =>
      aPerson(clients.cognito(), UserPoolId, { email: `${name}@acme.com`, name, password: 'Welcome-2026', groups });
    for (const name of ['ana', 'cleo', 'dan']) await invite(name, ['finance']);
    // More than one page of ListUsers.
    for (let n = 100; n < 165; n++) await invite(`guest-${n}`);
    await clients.cognito().send(new AdminDisableUserCommand({ UserPoolId, Username: 'cleo@acme.com' }));
    await clients.cognito().send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId,
        Username: 'dan@acme.com',
        UserAttributes: [{ Name: 'custom:until', Value: '2020-01-31' }],
      }),
    );
  }, 300_000);

  afterAll(() => aws?.stop(), 20_000);

  /** A slow machine is told of progress; that is no problem. */
  const problemsOf = (stderr: string) => stderr.replaceAll(/^\d+ people read …\n/gm, '');
  const who = async (line: string) => {
    const { stderr, ...rest } = await project.run(`access who ${line}`, aws.endpoint);
    return { ...rest, stderr: problemsOf(stderr) };
  };

  test('is a table of everybody', () => {
    const { status, stdout, stderr } = type('access who --app finance --stage local', deployed);
    expect({ status, stderr: problemsOf(stderr) }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('1 of 68 people in the pool have access.');
    const [, allowed, refused, disabled, ...more] = stdout.split('\n\n');
    expect(more).toEqual([]);
    expect(allowed).toMatch(/^Access \(1\)\n {2}ana@acme\.com +allowed +An allow rule matches: group/);
    expect(refused).toMatch(/^No access \(66\)\n {2}dan@acme\.com +access-ended +The last day/);
    expect(disabled).toMatch(/^Disabled \(1\)\n {2}cleo@acme\.com +disabled +The account is disabled\.\n$/);
  });

  test('--json is one document', async () => {
    const { status, stdout, stderr } = await who('--json --app sales --stage local');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { people: list, ...rest } = JSON.parse(stdout);
    expect(rest).toMatchObject({ stage: 'local', app: 'sales' });
    expect(list).toHaveLength(68);
    expect(list.slice(0, 3)).toMatchObject([
      { email: 'ana@acme.com', emailVerified: true, allowed: true, reason: 'everyone-invited' },
      { email: 'cleo@acme.com', allowed: false, reason: 'disabled' },
      { email: 'dan@acme.com', until: '2020-01-31', allowed: false, reason: 'access-ended' },
    ]);
  });

  test('a stage that is not deployed is a failure that says so', async () => {
    const { status, stdout, stderr } = await who('--app sales --stage prod --json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-deployed' } });
    expect(stderr).toMatch(/^✗ Stage prod is not deployed in eu-west-1 .*npx sls deploy --stage prod\n$/);
  });

  test('a stage whose first deploy was rolled back is not deployed either', async () => {
    const bucket = { Type: 'AWS::S3::Bucket' };
    const command = new CreateStackCommand({
      StackName: 'streamgate-prod',
      TemplateBody: JSON.stringify({ Resources: { ServerlessDeploymentBucket: bucket } }),
    });
    const ireland = testClients(aws.endpoint, 'eu-west-1');
    await ireland.cloudFormation().send(command);
    ireland.destroy();
    const { status, stdout } = await who('--app sales --stage prod --json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'not-deployed', message: expect.stringContaining('its stack has no user pool') },
    });
  });

  test('without credentials it says so', () => {
    const { status, stdout } = type('access who --app sales --json', { AWS_EC2_METADATA_DISABLED: 'true' });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'no-credentials' } });
  });

  test('an app that does not exist is bad usage, before anybody is asked', async () => {
    const { status, stderr } = await project.run('access who --app legal --stage local', 'http://127.0.0.1:1');
    expect(status).toBe(2);
    expect(stderr).toContain('legal. Allowed: sales, finance.');
  });
});
