import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AppSettings } from '../config/settings/app.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import type { PreflightFinding } from '../src/preflight/finding.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { foreignResources } from './world/foreign-resources.ts';
import { aProject } from './world/project.ts';
import { putStack } from './world/put-stack.ts';
import { createTeamResources, type TeamResources } from './world/team-resources.ts';

const project = aProject();
const region = 'eu-west-1';
let aws: TestAws;
let team: TeamResources;
let others: ReturnType<typeof foreignResources>;

beforeAll(async () => {
  aws = await anAws(region);
  team = await createTeamResources(aws);
  others = foreignResources(aws);
  await others.record(team.zone.id, 'taken.example.com');
  await others.loginPrefix('somebody');
  const parameter = { Name: '/sales/key', Value: 'hush', Type: 'SecureString' } as const;
  await aws.clients.systemsManager().send(new PutParameterCommand(parameter));
  // It has no Service Quotas, and thinks for seconds until it first says so.
  const unknown = aws.clients
    .serviceQuotas()
    .send(new GetServiceQuotaCommand({ ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' }));
  await expect(unknown).rejects.toThrow();
}, 90_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 20_000);

const app = (more: Partial<AppSettings> = {}): AppSettings => ({
  ...{ host: 'sales.example.com', entry: 'app.py', size: { cpu: 256, memoryMiB: 512 }, contact: 'us' },
  ...more,
});

const sound = (more: Partial<StageSettings> = {}): StageSettings => ({
  place: { account: '000000000000', region },
  domain: { hostedZone: team.zone, login: { prefix: 'free' } },
  login: {},
  groups: [],
  apps: { sales: app({ secrets: { key: `arn:aws:ssm:${region}:000000000000:parameter/sales/key` } }) },
  ...more,
});

const type = (line: string, env?: Record<string, string>) => project.sls(line, aws.endpoint, env);
const run = (line: string, env?: Record<string, string>) => project.run(line, aws.endpoint, env);

/** What `preflight --json` finds. */
async function found(
  env?: Record<string, string>,
): Promise<{ status: number | null; stderr: string; findings: PreflightFinding[] }> {
  const { status, stdout, stderr } = await run('preflight --stage dev --json', env);
  return { status, stderr, findings: JSON.parse(stdout).findings };
}

const of = (outcome: PreflightFinding['outcome'], findings: PreflightFinding[]) =>
  findings
    // How many functions run at once follows from this machine's memory.
    .filter(({ check, outcome: its }) => its === outcome && check !== 'lambda')
    .map(({ check, evidence }) => `${check}: ${evidence}`);

test('a sound stage: what the embedded AWS lacks is a warning, and nothing is a failure', async () => {
  project.stage('dev', sound());
  const { status, stderr, findings } = await found();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(of('failure', findings)).toEqual([]);
  const elsewhere = 'could not be looked at: AWS_ENDPOINT_URL is set, so this is not the real AWS.';
  const unknown = 'the account may have could not be looked at: servicequotas:GetServiceQuota is not understood.';
  expect(of('warning', findings)).toEqual([
    'account: arn:aws:iam::000000000000:root is the root user, whom no policy limits.',
    `delegation: Who answers for example.com in the public DNS ${elsewhere}`,
    `caa: Who may sign certificates (CAA) ${elsewhere}`,
    `quota: How many VPCs, application load balancers, Cognito user pools, vCPUs of Fargate on demand, builds at once on ARM/Small machines ${unknown}`,
    'load-balancer: This account has never had a load balancer. AWS refuses them to some new accounts, which no quota shows.',
  ]);
  expect(of('ok', findings)).toEqual([
    'stack: streamgate-dev is not deployed yet',
    `hosted-zone: example.com is ${team.zone.id}`,
    'hosts: apps.example.com is free',
    'hosts: sales.example.com is free',
    'login-domain: free is free',
    'mail: Cognito sends: 50 mails a day in the whole account',
    'image-build: CodeBuild builds for arm64 in eu-west-1',
    'secrets: apps.sales.secrets.key: there',
  ]);
  expect(findings.find(({ check }) => check === 'lambda')?.evidence).toMatch(
    /^Lambda runs at most \d+ functions at once/,
  );
});

test('so is one in a network, with a certificate and a sender of the team', async () => {
  const identity = `arn:aws:ses:${region}:000000000000:identity/example.com` as const;
  project.stage(
    'dev',
    sound({
      network: team.network,
      domain: { ...sound().domain, certificate: team.certificate },
      login: { sender: { identity, from: 'us@example.com' } },
    }),
  );
  const { status, findings } = await found();
  expect(status).toBe(0);
  expect(of('ok', findings)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^certificate: \*\.example\.com, until \d{4}-\d\d-\d\d$/),
      `mail: SES sends as ${identity}`,
      `network: ${team.network.vpc} and its subnets are there`,
      'public-subnets: two zones, reached by the internet, with addresses free',
      'task-subnets: the apps have a way out',
    ]),
  );
});

test('in another account nothing is looked at, and nothing is touched', async () => {
  project.stage('dev', sound({ place: { account: '222222222222', region } }));
  const before = aws.inventory();
  const line =
    '✗ account  The credentials are arn:aws:iam::000000000000:root, and stage dev lives in the account 222222222222. ' +
    'Use credentials of that account, say another --stage, or correct place.account.';
  const { status, stderr } = type('deploy --stage dev');
  expect(status).toBe(2);
  expect(stderr).toContain(
    `${line}\n✗ The AWS account is not ready for stage dev: 1 to fix. To see every check: npx sls preflight --stage dev\nNothing was changed.\n`,
  );
  expect(aws.inventory()).toEqual(before);
  expect(await run('preflight --stage dev')).toMatchObject({
    status: 1,
    stdout: `${line}\n\n1 to fix before a deploy.\n`,
  });
});

test('what CloudFormation would stumble over is refused, all at once', async () => {
  const { vpc, id: elsewhere } = await others.subnet();
  const secret = `arn:aws:secretsmanager:${region}:000000000000:secret:none-AbCdEf` as const;
  project.stage(
    'dev',
    sound({
      domain: { hostedZone: team.zone, login: { prefix: 'somebody' } },
      network: { ...team.network, publicSubnets: [team.network.publicSubnets[0], elsewhere] },
      apps: { sales: app({ host: 'taken.example.com', secrets: { db: `${secret}:password::` } }) },
    }),
  );
  const before = aws.inventory();
  const { status, stderr } = type('deploy --stage dev');
  expect(status).toBe(2);
  expect(stderr.split('\n').filter(line => line.startsWith('✗'))).toEqual([
    "✗ hosts          taken.example.com has a record A in the zone that is not the stack's. " +
      'CloudFormation takes none over. Delete it, or change apps.sales.host.',
    expect.stringMatching(
      /^✗ login-domain {3}The prefix somebody belongs to another user pool, eu-west-1_\w+\. Change/,
    ),
    `✗ network        ${elsewhere} is a subnet of ${vpc}, not of ${team.network.vpc}. Correct network.publicSubnets.`,
    `✗ secrets        apps.sales.secrets.db does not exist: ${secret}. Create it, or correct the ARN.`,
    '✗ The AWS account is not ready for stage dev: 4 to fix. To see every check: npx sls preflight --stage dev',
  ]);
  expect(stderr).toContain('\nNothing was changed.\n');
  expect(stderr).not.toContain('✓');
  expect(aws.inventory()).toEqual(before);
});

test('once deployed, what is there is ours', async () => {
  project.stage('dev', sound());
  await putStack(aws, { stage: 'dev', settings: sound() });
  const { status, findings } = await found();
  expect(status).toBe(0);
  expect(of('ok', findings)).toEqual(
    expect.arrayContaining(["hosts: sales.example.com is the stack's", "login-domain: free is the stack's"]),
  );
  // Nothing but the copies of a rollout is new.
  expect(of('warning', findings)).toContainEqual(
    expect.stringMatching(/^quota: How many vCPUs of Fargate on demand the account may have could/),
  );
}, 300_000);

test('who may not look learns which rights are missing, which alone is no failure', async () => {
  const { status, findings } = await found(await others.nobody());
  expect(status).toBe(0);
  expect(of('failure', findings)).toEqual([]);
  const rights = findings.flatMap(
    ({ fix = '' }) => /^Grant the deploying role the permission (.*)\.$/.exec(fix)?.[1] ?? [],
  );
  expect([...new Set(rights)]).toEqual([
    'cloudformation:DescribeStacks',
    'route53:GetHostedZone',
    'route53:ListResourceRecordSets',
    'cognito-idp:DescribeUserPoolDomain',
    'servicequotas:GetServiceQuota',
    'lambda:GetAccountSettings',
    'ssm:DescribeParameters',
  ]);
});

test('without credentials nobody knows whose account it is: that is a failure', () => {
  const nobody = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' };
  const { status, stdout } = type('preflight --stage dev --json', nobody);
  const { findings } = JSON.parse(stdout);
  expect(status).toBe(1);
  expect(of('failure', findings)).toEqual([
    expect.stringMatching(/^account: Whose credentials these are could not be found out in eu-west-1: /),
  ]);
});

test('stage local has nothing to be looked at, and --help has examples', async () => {
  expect(await run('preflight --stage local')).toMatchObject({
    status: 0,
    stdout: 'Stage local runs on this machine and needs no AWS account.\n',
  });
  expect(await run('preflight --stage local extra')).toMatchObject({ status: 2 });
  expect(type('preflight --help').stdout).toContain('npx sls preflight --stage prod --json');
});
