import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AppSettings } from '../config/settings/app.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import { difference } from '../resources/testing/difference.ts';
import { ecsRole } from '../src/aws/image/ecs-role.ts';
import { lists } from '../src/aws/invitations/people/lists.ts';
import { services } from '../src/aws/services.ts';
import { stackOutputs } from '../src/aws/stack/stack.ts';
import { aPerson } from './world/a-person.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aProject } from './world/project.ts';
import { createTeamResources, type TeamResources } from './world/team-resources.ts';

const project = aProject();
let aws: TestAws;
let team: TeamResources;

beforeAll(async () => {
  aws = await anAws('eu-west-1');
  team = await createTeamResources(aws);
  await ecsRole(aws.clients.iam()).create(); // stays in an account for ever, whoever made it
});

afterAll(async () => {
  await aws?.stop();
  project.remove();
});

const app = (host: string, more: Partial<AppSettings> = {}): AppSettings => ({
  ...{
    host,
    entry: 'app.py',
    alwaysOn: true,
    size: { cpu: 256, memoryMiB: 512 },
    policy: 'everyoneInvited',
    contact: 'us',
  },
  ...more,
});

const stage = (more: Partial<StageSettings> = {}): StageSettings => ({
  place: { account: '000000000000', region: 'eu-west-1' },
  domain: { hostedZone: team.zone, login: { prefix: 'rounds' } },
  login: {},
  groups: ['finance'],
  apps: { sales: app('sales.example.com') },
  ...more,
});

const changed: StageSettings['login'] = {
  mfa: { mode: 'optional', methods: ['sms', 'totp'] },
  password: { minimumLength: 12 },
  sender: { identity: 'arn:aws:ses:eu-west-1:000000000000:identity/example.com', from: 'us@example.com' },
  texts: { verification: { subject: 'Code', body: '{####}' } },
  page: { color: '#0b5cad' },
};

const everything = (): Partial<AppSettings> => ({
  ...{ replicas: 2, spot: true, environment: { MODE: 'dark' }, size: { cpu: 512, memoryMiB: 1024 } },
  permissions: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::sales/*'], why: 'The figures' }],
});

/** Types the command; its output is the failure's message. */
function sls(command: string, name: 'dev' | 'prod') {
  const { status, stdout, stderr } = project.sls(`${command} --stage ${name}`, aws.endpoint);
  if (status !== 0) throw new Error(`sls ${command} ended with ${status}:\n${stdout}\n${stderr}`);
}

function deploy(settings: StageSettings, name: 'dev' | 'prod' = 'dev') {
  project.stage(name, settings);
  sls('deploy --no-verify --param image=sha256:one', name);
}

const outputs = (stack = 'streamgate-dev') => stackOutputs(aws.clients.cloudFormation(), stack);

async function apps(): Promise<string[]> {
  const { ClusterName = '' } = await outputs();
  return (await services(aws.clients.ecs(), ClusterName).all()).map(({ name }) => name).sort();
}

async function network(elb: ElasticLoadBalancingV2Client): Promise<string | undefined> {
  const { LoadBalancers: [balancer, ...others] = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
  expect(others).toEqual([]);
  return balancer?.VpcId;
}

async function certificate(elb: ElasticLoadBalancingV2Client): Promise<string | undefined> {
  const { ListenerArn } = await outputs();
  const { Listeners } = await elb.send(new DescribeListenersCommand({ ListenerArns: [`${ListenerArn}`] }));
  return Listeners?.[0]?.Certificates?.[0]?.CertificateArn;
}

test('deploy, a change of every kind, remove, and nothing is left', async () => {
  const before = aws.inventory();
  const elb = aws.clients.loadBalancing();

  deploy(stage());
  expect(await apps()).toEqual(['sales']);
  const { UserPoolId } = await outputs();
  const own = await network(elb);

  // Something comes.
  deploy(
    stage({ network: team.network, apps: { sales: app('sales.example.com'), finance: app('finance.example.com') } }),
  );
  expect(await apps()).toEqual(['finance', 'sales']);
  expect(await network(elb)).toBe(team.network.vpc);

  // It goes, and something else is another.
  const certified = { ...stage().domain, certificate: team.certificate };
  deploy(stage({ domain: certified, apps: { sales: app('figures.example.com') } }));
  expect(await apps()).toEqual(['sales']);
  expect(await outputs()).not.toHaveProperty('AppFinanceUrl');
  expect(await outputs()).toMatchObject({ AppSalesUrl: 'https://figures.example.com' });
  expect([own, team.network.vpc]).not.toContain(await network(elb));
  expect(await certificate(elb)).toBe(team.certificate);

  const busy = { sales: app('sales.example.com', everything()) };
  deploy(stage({ login: changed, architecture: 'x86_64', alarms: { email: 'us@example.com' }, apps: busy }));
  expect(await certificate(elb)).not.toBe(team.certificate);
  expect(await outputs()).toMatchObject({ UserPoolId });

  sls('remove', 'dev');
  expect(aws.inventory()).toEqual(before);
}, 300_000);

test('a stage that retains keeps its people with their groups, the ledger of their invitations, and nothing else', async () => {
  const before = aws.inventory();
  const retained = stage({ place: { ...stage().place, onRemove: 'retain' } });
  deploy(retained, 'prod');
  const { UserPoolId: id = '' } = await outputs('streamgate-prod');
  const { membersOf } = lists(aws.clients.cognito(), id);
  const ana = { email: 'ana@example.com', name: 'Ana', password: 'Correct-horse-1', groups: ['finance'] };
  await aPerson(aws.clients.cognito(), id, ana);

  sls('remove', 'prod');
  const left = difference(before, aws.inventory());
  // The pool, what describes it, its groups, and one table.
  const ofPeople = ['cognito-idp Groups', 'cognito-idp UserPool', 'cognito-idp UserPools'];
  expect(Object.keys(left)).toEqual([...ofPeople, 'dynamodb TableNames']);
  expect(JSON.stringify(left['dynamodb TableNames'])).toMatch(/^\[\[\],\["streamgate-prod-Ledger-\w+"\]\]$/);
  expect(await membersOf('finance')).toMatchObject([{ email: 'ana@example.com' }]);
});
