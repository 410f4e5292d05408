import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HeadBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accessLogs } from '../config/names.ts';
import type { AppSettings } from '../config/settings/app.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import { ofCloudFormation } from '../docs/generate/deploy-role/policies.ts';
import { allTemplates } from '../docs/generate/deploy-role/templates.ts';
import { physicalId } from '../src/aws/stack/stack.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aCodeBuild, type CodeBuild } from './world/code-build.ts';
import { aDataPlane, type DataPlane } from './world/data-plane.ts';
import { aDeployer, type Deployer, documentedPolicies } from './world/deployer.ts';
import { aProject } from './world/project.ts';
import { runSls } from './world/sls-process.ts';
import { createTeamResources, type TeamResources } from './world/team-resources.ts';

// The whole life of a stage, by a role with the permissions of docs/deploy-role.json and no others. The embedded AWS evaluates them
// for each request, and CloudFormation acts with them.

const root = join(import.meta.dirname, '..');
const stack = 'streamgate-dev';
const project = aProject();
let aws: TestAws;
let team: TeamResources;
let codeBuild: CodeBuild;
let plane: DataPlane;
let deployer: Deployer;

beforeAll(async () => {
  aws = await anAws('eu-west-1');
  team = await createTeamResources(aws);
  codeBuild = await aCodeBuild(aws, `${stack}/image`);
  plane = aDataPlane(aws.clients, stack);
  deployer = await aDeployer(aws);
});

afterAll(async () => {
  await plane?.stop();
  await codeBuild?.stop();
  await aws?.stop();
  project.remove();
});

const app = (name: string): AppSettings => ({
  ...{ host: `${name}.example.com`, entry: 'app.py', alwaysOn: true, size: { cpu: 256, memoryMiB: 512 } },
  ...{ policy: { allow: [{ group: 'sales' }] }, contact: 'us' },
});

function stage(names: readonly string[], more: Partial<StageSettings> = {}) {
  project.stage('dev', {
    place: { account: '000000000000', region: 'eu-west-1', tags: { team: 'data' } },
    domain: { hostedZone: team.zone, login: { prefix: 'life' }, accessLogs: { keepDays: 7 } },
    login: {},
    groups: ['sales'],
    apps: Object.fromEntries(names.map(name => [name, app(name)])),
    alarms: { email: 'ops@example.com' },
    ...more,
  });
}

/** Types it as the deployer; throws with all that it said when it ends otherwise than expected. */
async function sls(line: string, ...expected: number[]): Promise<string> {
  const endpoints = { AWS_ENDPOINT_URL: aws.endpoint, AWS_ENDPOINT_URL_CODEBUILD: codeBuild.url };
  const env = { ...endpoints, ...deployer.environment };
  const { status, said } = await runSls({ folder: project.root, line: `${line} --stage dev`, env });
  const allowed = expected.length > 0 ? expected : [0];
  if (!allowed.includes(status ?? -1))
    throw new Error(`sls ${line} ended with ${status}, not ${allowed.join(' or ')}:\n${said}`);
  return said;
}

test('it is deployed', async () => {
  stage(['sales']);
  await sls('preflight');
  expect(await sls('deploy')).toContain('Service deployed to stack streamgate-dev');
});

test('its apps and its people are looked after', async () => {
  writeFileSync(join(project.root, 'people.csv'), 'email,groups\nann@example.com,sales\n');
  const inTurn = async (...lines: string[]) => {
    for (const line of lines) await sls(line);
  };
  await Promise.all([
    inTurn(
      ...['power status', 'power hold awake --app sales --until 2h --reason x', 'power release --app sales'],
      ...['power wake --app sales', 'power sleep --app sales --yes'],
    ),
    inTurn(
      ...[
        'invite gus@example.com --groups sales',
        'invite --file people.csv --apply',
        'people',
        'access who --app sales',
      ],
      ...['people until gus@example.com --date 2027-01-01', 'people disable gus@example.com'],
      ...['people enable gus@example.com', 'people resend gus@example.com', 'info'],
    ),
  ]);
}, 240_000);

test('it is changed, and changed back', async () => {
  const [, first] = /Timestamp: (\d+)/.exec(await sls('deploy list')) ?? [];
  stage(['sales', 'finance'], { login: { sessionHours: 9 }, architecture: 'x86_64' });
  writeFileSync(join(project.root, 'streamlit', 'app.py'), 'import streamlit\n');
  await sls('deploy');
  await sls('verify', 0, 1); // what it finds is test/verify.test.ts's matter
  await sls(`rollback --timestamp ${first} --param image=sha256:one`);
}, 240_000);

const missing = 'elasticloadbalancing:ModifyRule';

test('without one of its permissions a deploy fails, and CloudFormation says which', async () => {
  await deployer.without(missing, async () => {
    const said = await sls('deploy --param image=sha256:one', 1);
    expect(said).toContain(
      `assumed-role/deployer/pipeline is not authorized to perform: ${missing} on resource: arn:aws:`,
    );
  });
});

test('it is removed, with the access logs that its load balancer has written', async () => {
  const s3 = aws.clients.s3();
  const Bucket = await physicalId(aws.clients.cloudFormation(), stack, accessLogs.bucket);
  for (const name of ['one', 'two']) {
    await s3.send(new PutObjectCommand({ Bucket, Key: `AWSLogs/000000000000/${name}.log.gz`, Body: 'https …' }));
  }
  expect(await sls('remove')).not.toContain('onRemove');
  await expect(s3.send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'NotFound' });
});

interface Needed {
  /** What the role was refused. */
  refused: string[];
  /** By action, the resource of a request that would have been refused without it. */
  needed: Record<string, string>;
  requests: number;
}

function neededPermissions(): Needed {
  const python = join(root, '.venv', 'tools', 'bin', 'python');
  const script = join(root, 'test', 'world', 'needed_permissions.py');
  const role = join(root, 'docs', 'deploy-role.json');
  return JSON.parse(execFileSync(python, [script, role, aws.evaluations, 'deployer'], { encoding: 'utf8' }));
}

/** Called where this life does not come, and why it does not. */
const elsewhere: Record<string, string> = {
  'cloudformation:TagResource': 'AWS asks for it where a stack has tags, and the emulator does not',
  'cloudformation:UntagResource': 'AWS asks for it where a stack has tags, and the emulator does not',
  'codebuild:StopBuild': 'a build runs while its stage is removed',
  'cognito-idp:AdminAddUserToGroup': 'sls verify --with-person: test/verify.test.ts',
  'cognito-idp:AdminCreateUser': 'sls verify --with-person: test/verify.test.ts',
  'cognito-idp:AdminDeleteUser': 'sls verify --with-person: test/verify.test.ts',
  'ecs:ListServices': 'the preflight counts what runs where it knows the quota, and the emulator has none',
  'servicequotas:GetAWSDefaultServiceQuota': 'the emulator has no Service Quotas',
  'ses:GetAccount': 'the preflight of a stage that sends by SES',
  'ses:GetEmailIdentity': 'the preflight of a stage that sends by SES',
  'ssm:DescribeParameters': 'the preflight of a stage whose apps have parameters',
};

test('the role was refused nothing else, and nothing in it is idle', () => {
  const { refused, needed, requests } = neededPermissions();
  expect(requests).toBeGreaterThan(1000);
  expect(refused.filter(one => !one.startsWith(missing))).toEqual([]);
  const byCloudFormation = new Set(ofCloudFormation(allTemplates()));
  const idle = Object.values(documentedPolicies)
    .flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action))
    .filter(action => !(action in needed) && !byCloudFormation.has(action));
  expect(idle.sort()).toEqual(Object.keys(elsewhere).sort());
  expect(Object.keys(needed).length).toBeGreaterThan(150);
});
