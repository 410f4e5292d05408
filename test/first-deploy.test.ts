import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StageSettings } from '../config/settings/stage.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { type Belongings, belongings } from './world/belongings.ts';
import { aProject } from './world/project.ts';

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

/** Left by an earlier stage's function, whose last lines came late: no preflight sees it. */
const logGroupName = '/aws/lambda/streamgate-dev-wake';

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
  project.stage('dev', stage('sales.example.com'));
  const logs = aws.clients.logs();
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  const { status, stderr: said } = sls('deploy --no-verify --param image=sha256:one');
  await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  expect(status).toBe(1);
  expect(said).toContain(` (AWS::Logs::LogGroup)
    AWS says:
      Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"${logGroupName}"}' already exists.
    It means:
      A log group of an earlier deploy is still there: something wrote to it after the stack was removed.
    What to do:
      Delete it, with its log lines, and deploy:
      aws logs delete-log-group --region eu-west-1 --log-group-name ${logGroupName}
      npx sls deploy --stage dev
`);
  expect(said).toContain(
    'This was the first deploy of the stage. What is left:\n    the stack streamgate-dev is UPDATE_',
  );
  expect(said).not.toContain('cancelled');
}, 180_000);

test('deployed again it works; removed, not even the records of its certificates are left', async () => {
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
