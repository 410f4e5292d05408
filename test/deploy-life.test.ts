import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteLoadBalancerCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accessLogs } from '../config/names.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import { difference } from '../resources/testing/difference.ts';
import { ecsRole } from '../src/aws/image/ecs-role.ts';
import { physicalId, stackState } from '../src/aws/stack/stack.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aProject } from './world/project.ts';
import { createTeamResources, type TeamResources } from './world/team-resources.ts';
import { testKeys } from './world/test-keys.ts';

// The life of a stage that keeps its people, from a first deploy that fails to its second removal.

const root = join(import.meta.dirname, '..');
const stack = 'streamgate-prod';
const region = 'eu-west-1';
const project = aProject();
let aws: TestAws;
let team: TeamResources;

beforeAll(async () => {
  aws = await anAws(region);
  team = await createTeamResources(aws);
  await ecsRole(aws.clients.iam()).create(); // stays in an account for ever, whoever made it
});

afterAll(async () => {
  await aws?.stop();
  project.remove();
});

function say(host: string, spot: boolean): void {
  const settings: StageSettings = {
    place: { account: '000000000000', region, onRemove: 'retain' },
    domain: { hostedZone: team.zone, login: { prefix: 'life' }, accessLogs: { keepDays: 30 } },
    login: {},
    groups: ['finance'],
    apps: {
      sales: {
        ...{ host, entry: 'app.py', alwaysOn: true, size: { cpu: 256, memoryMiB: 512 } },
        ...{ policy: 'everyoneInvited', contact: 'us', spot },
      },
    },
  };
  project.stage('prod', settings);
}

/** Types a command that ends with this status, and returns all that it printed. */
function sls(command: string, expected = 0): string {
  const { status, stdout, stderr } = project.sls(`${command} --stage prod`, aws.endpoint);
  const said = stdout + stderr;
  if (status !== expected) throw new Error(`sls ${command} ended with ${status} instead of ${expected}:\n${said}`);
  return said;
}

const deploy = (expected = 0) => sls('deploy --no-verify --param image=sha256:one', expected);
const status = async () => (await stackState(aws.clients.cloudFormation(), stack))?.status;

/** Types the `aws` commands of a text. */
function typeCommands(text: string): void {
  const python = join(root, '.venv', 'tools', 'bin', 'python');
  for (const [, command = ''] of text.matchAll(/^ +aws (.+)$/gm)) {
    execFileSync(python, [join(root, 'test', 'aws-command.py'), aws.endpoint, ...command.split(' ')], {
      env: { ...testKeys },
    });
  }
}

const idOf = (logicalId: string) => physicalId(aws.clients.cloudFormation(), stack, logicalId);

/** Which kinds of things an account has otherwise than before. */
const changedKinds = (before: unknown, after: unknown) =>
  [...new Set(Object.keys(difference(before, after)).map(path => path.split('.')[0]))].sort();

/** What a stage that keeps its people leaves: the pool, what describes it, and one table. */
const ofPeople = ['cognito-idp UserPool', 'cognito-idp UserPools', 'dynamodb TableNames'];

/** The names in the team's zone. */
const names = () => JSON.stringify((aws.inventory() as Record<string, unknown>)['route53 ResourceRecordSets']);

test('a first deploy that fails says why, what to do and what is left, and nothing is when its commands have been typed', async () => {
  say('sales.example.com', false);
  const before = aws.inventory();
  // A log that came late, after an earlier stage had gone: the last thing that CloudFormation gets to.
  const logGroupName = `/aws/lambda/${stack}-wake`;
  await aws.clients.logs().send(new CreateLogGroupCommand({ logGroupName }));
  const failed = deploy(1);
  expect(failed).toContain(` (AWS::Logs::LogGroup)
    AWS says:
      Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"${logGroupName}"}' already exists.
    It means:
      A log group of an earlier deploy is still there: something wrote to it after the stack was removed.
    What to do:
      Delete it, with its log lines, and deploy:
      aws logs delete-log-group --region eu-west-1 --log-group-name ${logGroupName}
      npx sls deploy --stage prod
`);
  expect(failed).toContain(`This was the first deploy of the stage. What is left:\n    the stack ${stack} is UPDATE_`);
  expect(failed).not.toContain('cancelled');
  await aws.clients.logs().send(new DeleteLogGroupCommand({ logGroupName }));

  expect(await status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  // osls' bucket, and the records that validated the certificates: the output names both.
  const others = ['cloudformation Stacks', 'route53 HostedZones', 'route53 ResourceRecordSets', 's3 Buckets'];
  expect(changedKinds(before, aws.inventory())).toEqual([...ofPeople, ...others].sort());
  expect(failed).toMatch(
    /What is left:\n.*UPDATE_ROLLBACK_COMPLETE\n.*bucket.*\n(.*\n)?.*a CNAME for each certificate/,
  );
  const said = failed.slice(failed.indexOf('The failed deploy created'));
  expect(said).toMatch(/AWS::Cognito::UserPool eu-west-1_\w+: .*deletion protection/);
  expect(said).toMatch(new RegExp(`AWS::DynamoDB::Table ${stack}-Ledger-\\w+: `));
  expect(said).toMatch(/AWS::S3::Bucket streamgate-prod-accesslogs-\w+: .*not empty/);

  typeCommands(said);
  expect(changedKinds(before, aws.inventory())).toEqual(others);
});

test('then it is deployed, deployed unchanged, and changed', async () => {
  deploy();
  expect(await status()).toBe('UPDATE_COMPLETE');
  const first = aws.inventory();
  expect(names()).toContain('_acme-challenge.sales.example.com.');
  expect(names()).toContain('_acme-challenge.example.com.');

  expect(deploy()).toContain('No changes to deploy');
  expect(aws.inventory()).toEqual(first);

  expect(sls('rollback --timestamp 1', 2)).toContain('The image of an earlier deploy is not recorded');

  say('figures.example.com', true);
  deploy();
  expect(names()).toContain('_acme-challenge.figures.example.com.');
  expect(names()).not.toContain('_acme-challenge.sales.example.com.');
});

test('removed, deployed and removed again: each leaves its people, and nothing else', async () => {
  const left: unknown[] = [];
  for (const round of [1, 2]) {
    if (round > 1) deploy();
    const [logs = '', balancer = ''] = await Promise.all([accessLogs.bucket, 'LoadBalancer'].map(idOf));
    await aws.clients.s3().send(new PutObjectCommand({ Bucket: logs, Key: 'AWSLogs/one.log.gz', Body: 'https …' }));
    const removal = new DeleteLoadBalancerCommand({ LoadBalancerArn: balancer });
    await expect(aws.clients.loadBalancing().send(removal)).rejects.toThrow('deletion protection is enabled');
    const said = sls('remove');
    expect(said).toContain('Deleted 2 validation records of removed certificates.');
    expect(said).toMatch(
      new RegExp(
        `! Stage prod has onRemove: 'retain'\\. Left in eu-west-1:
    user pool eu-west-1_\\w+: people and groups, protected against deletion
    DynamoDB table ${stack}-Ledger-\\w+: invitations, protected against deletion
    S3 bucket ${logs}: access logs; S3 deletes each file after 30 days
`,
      ),
    );
    const kept = await aws.clients.s3().send(new ListObjectsV2Command({ Bucket: logs }));
    expect(kept.Contents).toHaveLength(2); // and the file by which AWS tries whether it may write
    expect(names()).not.toContain('figures');
    // The team has a certificate for *.example.com, which is renewed by the same record as the zone's.
    expect(names()).toContain('_acme-challenge.example.com.');
    expect(await status()).toBeUndefined();
    left.push(aws.inventory());
  }
  const [first, second] = left;
  expect(changedKinds(first, second)).toEqual(['cognito-idp Groups', ...ofPeople, 's3 Buckets']);
});
