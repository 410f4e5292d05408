import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StageSettings } from '../config/settings/stage.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { emailsTo } from './world/emails.ts';
import { aProject } from './world/project.ts';
import { createTeamResources } from './world/team-resources.ts';

const project = aProject();
let aws: TestAws;

beforeAll(async () => {
  aws = await anAws('eu-west-1');
  const { zone } = await createTeamResources(aws);
  const settings: StageSettings = {
    place: { account: '000000000000', region: 'eu-west-1' },
    domain: { hostedZone: zone, login: { prefix: 'rounds' } },
    login: { signIn: 'username-or-email' },
    groups: [],
    apps: {
      sales: {
        ...{ host: 'sales.example.com', entry: 'app.py', contact: 'us', policy: 'everyoneInvited' },
        size: { cpu: 256, memoryMiB: 512 },
      },
    },
  };
  project.stage('dev', settings);
}, 90_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 20_000);

const deploy = () => project.sls('deploy --no-verify --stage dev --param image=sha256:one', aws.endpoint);
const invite = (line: string) => project.run(`invite ${line} --stage dev`, aws.endpoint);

test('a deploy ends with how to invite the first admin; done, the next one says who is', async () => {
  const first = deploy();
  expect(first).toMatchObject({ status: 0 });
  expect(first.stdout).toContain('    sales          https://sales.example.com\n');
  expect(first.stdout).toContain('    sign-in page   https://rounds.auth.eu-west-1.amazoncognito.com\n');
  expect(first.stdout).toMatch(/^ {4}costs about {4}26\.80 to 37\.66 USD a month/m);
  const [, command = ''] = /none yet: npx sls invite (.+) --stage dev$/m.exec(first.stdout) ?? [];
  expect(command).toBe('you@example.com --groups admins');

  expect((await invite(command)).stdout).toContain('The user name is you. Groups: admins.');
  expect((await emailsTo('you@example.com', aws.endpoint)).join()).toContain('>you</code>');
  expect((await invite('you@example.org')).stdout).toContain('The user name is you-2.');

  // No changes, and the same questions.
  const second = deploy();
  expect(second).toMatchObject({ status: 0, stderr: expect.stringContaining('No changes to deploy') });
  expect(second.stdout).toMatch(/^ {4}admins {9}you@example\.com$/m);
}, 180_000);

test('the costs are known without a deploy, and without AWS', async () => {
  const { status, stdout, stderr } = await project.run('cost --stage dev --json', 'http://127.0.0.1:1');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { total, ...cost } = JSON.parse(stdout);
  expect(cost).toMatchObject({ stage: 'dev', region: 'eu-west-1', currency: 'USD' });
  expect(total.most).toBeCloseTo(37.66175, 6);
});
