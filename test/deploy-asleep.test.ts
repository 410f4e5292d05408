import { SetStackPolicyCommand } from '@aws-sdk/client-cloudformation';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { AppSettings } from '../config/settings/app.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import { awsClients } from '../src/aws/clients.ts';
import { type DeployOsls, deployOf } from '../src/commands/deploy/deploying.ts';
import { terminal } from '../src/commands/deploy/terminal.ts';
import { wakeToVerify } from '../src/commands/deploy/wake.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aDataPlane, type DataPlane } from './world/data-plane.ts';
import { powerIn, seenOf } from './world/deployed-app.ts';
import { aProject } from './world/project.ts';
import { createTeamResources, type TeamResources } from './world/team-resources.ts';
import { until } from './world/until.ts';

// What a deploy does with apps that run, sleep or wake: sales is always open, finance is closed for days.

const stack = 'streamgate-dev';
const project = aProject();
let aws: TestAws;
let team: TeamResources;
let plane: DataPlane;

beforeAll(async () => {
  aws = await anAws('eu-west-1');
  team = await createTeamResources(aws);
  plane = aDataPlane(aws.clients, stack);
});

afterAll(async () => {
  await plane?.stop();
  await aws?.stop();
  project.remove();
});

const now = () => Temporal.Now.instant();
const inThreeDays = now().toZonedDateTimeISO('UTC').add({ days: 3 }).toLocaleString('en-GB', { weekday: 'long' });
const open = [{ days: [inThreeDays.toLowerCase()], from: '08:00', to: '09:00' }];

const app = (name: string, more: object = {}): AppSettings => ({
  ...{ host: `${name}.dev.example.com`, entry: 'app.py', alwaysOn: true, size: { cpu: 256, memoryMiB: 512 } },
  ...{ policy: 'everyoneInvited', contact: 'us' },
  ...more,
});

/** Types `sls deploy` for a stage whose sessions last so long, which is part of the page rules. */
function deploy(sessionHours: number, options = '') {
  const settings: StageSettings = {
    place: { account: '000000000000', region: 'eu-west-1' },
    domain: { hostedZone: team.zone, login: { prefix: 'asleep' } },
    login: { sessionHours },
    groups: [],
    apps: { sales: app('sales'), finance: app('finance', { hours: { timeZone: 'UTC', open } }) },
  };
  project.stage('dev', settings);
  const line = `deploy --stage dev --param image=sha256:one${options}`;
  return project.typing(line, aws.endpoint);
}

const power = () => powerIn(aws.clients, stack);
const seen = (name: string) => seenOf(aws.clients, stack, name, `${name}.dev.example.com`);

const awake = { desiredCount: 1, route: 'app', state: 'awake', verified: true, wishes: [] as string[] };
const asleep = { ...awake, desiredCount: 0, route: 'wake', state: 'asleep' };

test('a first deploy whose apps do not come up fails, and says of each why', async () => {
  plane.tasks = 'broken';
  const { status, said } = await deploy(8);
  for (const name of ['sales', 'finance']) {
    expect(said).toContain(`${name} did not start: Essential container in task exited (${name}: exit code 3)`);
    expect(said).toContain(`aws logs tail /streamgate/dev/${name} --region eu-west-1`);
    expect(await seen(name)).toMatchObject({ route: 'wake', verified: false, wishes: [] });
  }
  expect(said).toMatch(/The stack is deployed\.\n$/);
  expect(status).toBe(1);
});

test('the same deploy again tries them again: the one that sleeps is woken, and returns to its schedule', async () => {
  plane.tasks = 'healthy';
  const { status, said } = await deploy(8);
  expect(said).toMatch(/Waking finance to verify it.*finance works and returns to its schedule\..*Service deployed/s);
  expect(status).toBe(0);
  expect(await seen('sales')).toEqual({ ...awake, sessionHours: 8 });
  expect(await seen('finance')).toEqual({ ...asleep, sessionHours: 8 });
});

test('page rules that CloudFormation has written again lead to the apps afterwards, also to one that is waking', async () => {
  const { notes, run } = await power();
  plane.tasks = 'slow';
  await notes.putHold('finance', { target: 'awake', until: now().add({ hours: 1 }), by: 'us', reason: 'A meeting' });
  await run('finance');
  expect(await seen('finance')).toMatchObject({ desiredCount: 1, route: 'wake' });
  const deployed = deploy(9);
  await until('it is marked', async () => (await notes.read('finance')).wishes.mark !== undefined, 90);
  plane.tasks = 'healthy';
  const { status, said } = await deployed;
  expect(said).not.toContain('Waking');
  expect(status).toBe(0);
  expect(await seen('sales')).toEqual({ ...awake, sessionHours: 9 });
  expect(await seen('finance')).toEqual({ ...awake, sessionHours: 9, wishes: ['hold'] });
});

test('not to be verified, one that sleeps is left alone, and marked; one that runs is led to all the same', async () => {
  const { notes, run } = await power();
  await notes.deleteHold('finance');
  await run('finance');
  const { status, said } = await deploy(10, ' --no-verify');
  expect(said).not.toContain('Waking');
  expect(said).toContain('Not verified: finance. It is verified when someone wakes it.\n');
  expect(status).toBe(0);
  expect(await seen('sales')).toEqual({ ...awake, sessionHours: 10 });
  expect(await seen('finance')).toEqual({ ...asleep, sessionHours: 10, verified: false });
});

test('what CloudFormation refuses leaves no mark, and is told with the last words of what has ended meanwhile', async () => {
  plane.tasks = 'broken';
  const nothing = { Statement: [{ Effect: 'Deny', Action: 'Update:*', Principal: '*', Resource: '*' }] };
  const policy = { StackName: stack, StackPolicyBody: JSON.stringify(nothing) };
  await aws.clients.cloudFormation().send(new SetStackPolicyCommand(policy));
  const { status, said } = await deploy(11);
  expect(said).toMatch(
    /Waking finance.*An instance of finance stopped during the deploy: Essential container .*denied by stack policy/s,
  );
  expect(status).toBe(1);
  expect(await seen('sales')).toEqual({ ...awake, sessionHours: 10 });
  expect(await seen('finance')).toEqual({ ...asleep, sessionHours: 10, verified: false });
});

/** The clients of somebody who may do anything but this. */
async function without(action: string) {
  const { endpoint, region, clients } = aws;
  const UserName = action.replace(':', '-');
  const both = [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: action, Resource: '*' },
  ];
  const iam = clients.iam();
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: both });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'all-but', PolicyDocument }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const credentials = { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
  return awsClients({ endpoint, region, credentials });
}

test.each([
  'lambda:GetFunctionConfiguration',
  'dynamodb:BatchGetItem',
  'dynamodb:DeleteItem',
  'dynamodb:PutItem',
  'lambda:InvokeFunction',
])('who may not %s learns it before anything changes, and leaves no mark', async action => {
  const clients = await without(action);
  const osls = { service: { provider: {} } } as DeployOsls;
  const deploying = deployOf(osls, 'dev', clients, terminal);
  await expect(wakeToVerify(deploying)).rejects.toThrow(`Grant the deploying role the permission ${action}.`);
  clients.destroy();
  expect(await seen('finance')).toMatchObject({ state: 'asleep', wishes: [] });
});
