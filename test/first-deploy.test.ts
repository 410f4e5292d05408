import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StageSettings } from '../config/settings/stage.ts';
import { stackState } from '../src/aws/stack-state.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { type Belongings, belongings } from './world/belongings.ts';
import { aProject } from './world/project.ts';
import { strangers } from './world/strangers.ts';

const project = aProject();
let aws: TestAws;
let team: Belongings;

beforeAll(async () => {
  aws = await anAws('eu-west-1');
  team = await belongings(aws);
}, 90_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 20_000);

/** Takes a host in the moment between the preflight and the stack's own record: whoever is first has it. */
async function takeMeanwhile(host: string): Promise<void> {
  const cloudFormation = aws.clients.cloudFormation();
  while (!(await stackState(cloudFormation, 'streamgate-dev'))) await delay(200);
  await strangers(aws).record(team.zone.id, host);
}

const stage = (host: string): StageSettings => ({
  place: { account: '000000000000', region: 'eu-west-1' },
  domain: { hostedZone: team.zone, login: { prefix: 'first' } },
  login: {},
  groups: [],
  apps: {
    sales: {
      ...{ host, entry: 'app.py', contact: 'us', policy: 'everyoneInvited' },
      size: { cpu: 256, memoryMiB: 512 },
    },
  },
});

const sls = (line: string) => project.sls(`${line} --stage dev`, aws.endpoint);

test('a first deploy that AWS refuses says what AWS said, what it means, what to do, and what is left', async () => {
  project.stage('dev', stage('taken.example.com'));
  const deploy = project.typing('deploy --no-verify --param image=sha256:one --stage dev', aws.endpoint);
  await takeMeanwhile('taken.example.com');
  const { status, said } = await deploy;
  expect(status).toBe(1);
  expect(said).toContain(`✗ AppSalesRecord (AWS::Route53::RecordSet)
    AWS says:
      [Tried to create resource record set [name='taken.example.com.', type='A'] but it already exists]
    It means:
      The hosted zone has a record of this name that the stack did not make. CloudFormation can’t take it over.
    What to do:
      Delete the record, or change the host of the app. The preflight lists every such record:
      npx sls preflight --stage dev
`);
  expect(said).toContain(
    'This was the first deploy of the stage. What is left:\n    the stack streamgate-dev is UPDATE_',
  );
  expect(said).not.toContain('cancelled');
}, 180_000);

test('deployed again it works; removed, not even the records of its certificates are left', async () => {
  project.stage('dev', stage('sales.example.com'));
  expect(sls('deploy --no-verify --param image=sha256:one')).toMatchObject({ status: 0 });
  const names = () => JSON.stringify((aws.inventory() as Record<string, unknown>)['route53 ResourceRecordSets']);
  expect(names()).toContain('_acme-challenge.sales.example.com.');
  expect(names()).toContain('_acme-challenge.example.com.');

  project.stage('dev', stage('figures.example.com'));
  expect(sls('deploy --no-verify --param image=sha256:one')).toMatchObject({ status: 0 });
  expect(names()).toContain('_acme-challenge.figures.example.com.');
  expect(names()).not.toContain('_acme-challenge.sales.example.com.');

  const { status, stderr } = sls('remove');
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stderr).toContain('Deleted 1 validation record of removed certificates.');
  expect(names()).not.toContain('figures');
  // The team has a certificate for *.example.com, which is renewed by the same record as the zone's.
  expect(names()).toContain('_acme-challenge.example.com.');
}, 240_000);
