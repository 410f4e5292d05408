import { expect, test } from '@jest/globals';
import { answering } from '../../aws/fakes/answering.ts';
import { afterFailure, reportFailure } from './after-failure.ts';
import { aDeploy, anOsls, aTerminal, awsError, denied, noAws, noStack } from './fakes/deploy.ts';
import { aReconciler } from './fakes/reconciler.ts';
import { markedApps } from './marks.ts';

const since = Date.parse('2026-11-30T08:00:00Z');
const fromAws = Object.assign(new Error('The security token included in the request is expired'), { $metadata: {} });

/** A deploy that has marked these apps; an instance of each ended then. */
function aFailedDeploy(apps: string[], endedAt: string, reconciler = aReconciler(), tasks?: object) {
  const { deploying, osls, clients, shown } = aDeploy({}, reconciler);
  if (apps.length > 0) markedApps.set(osls, apps);
  const stopped = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };
  const stacks = answering(clients.cloudFormation(), { DescribeStackEventsCommand: noStack });
  const asked = answering(clients.ecs(), {
    ListTasksCommand: tasks ?? { taskArns: ['arn:task'] },
    DescribeTasksCommand: { tasks: [{ ...stopped, stoppedAt: new Date(endedAt) }] },
  });
  const report = (error: unknown, more = {}) => reportFailure({ ...deploying, ...more }, error, since);
  return { reconciler, report, shown, asked, stacks };
}

const sales = [
  'stderr: An instance of sales stopped during the deploy: Essential container in task exited',
  '  Log: aws logs tail /streamgate/prod/sales --region eu-west-1 --since 30m',
].join('\n');

test('the marks are taken away, the apps go where they belong, and why an instance ended is said', async () => {
  const { reconciler, report, shown, asked } = aFailedDeploy(['sales'], '2026-11-30T08:00:00Z');
  reconciler.faults.run = new Error('Rate exceeded');
  await report('no error of AWS');
  expect(reconciler.calls).toEqual(['deleteMark sales', 'run sales']);
  expect(shown).toEqual([sales]);
  expect(asked[0]?.input).toMatchObject({ cluster: 'streamgate-prod', serviceName: 'sales' });
});

test.each([
  ['ended before the deploy', '2026-11-30T07:59:59Z', undefined],
  ['never ended', '2026-11-30T08:00:00Z', { taskArns: [] }],
])('nothing is said of an instance that %s', async (_, endedAt, tasks) => {
  const { reconciler, report, shown } = aFailedDeploy(['sales', 'finance'], endedAt, aReconciler(), tasks);
  await report(new Error('osls failed'));
  expect(shown).toEqual([]);
  expect(reconciler.calls.filter(call => call.startsWith('run'))).toEqual(['run sales', 'run finance']);
});

test('the next app is looked at where the first has no failure', async () => {
  const list = [{ taskArns: [] }, { taskArns: ['arn:task'] }];
  const { report, shown } = aFailedDeploy(['finance', 'sales'], '2026-11-30T08:00:01Z', aReconciler(), list);
  await report(new Error('osls failed'));
  expect(shown).toEqual([sales]);
});

test('a deploy that marked nothing reads nothing of the apps', async () => {
  const { reconciler, report, asked, shown } = aFailedDeploy([], '2026-11-30T08:00:00Z');
  await report(new Error('osls failed'));
  expect([reconciler.calls, asked, shown]).toEqual([[], [], []]);
});

test('why an instance ended is said without a reconciler too', async () => {
  const { report, shown } = aFailedDeploy(['sales'], '2026-11-30T08:00:01Z');
  await report(new Error('osls failed'), { power: async () => undefined });
  expect(shown).toEqual([sales]);
});

test.each<[string, unknown, boolean]>([
  ["the SDK's", fromAws, true],
  ["osls' of a request", Object.assign(new Error('No'), { code: 'AWS_CLOUD_FORMATION_UPDATE_FAILED' }), true],
  ["osls' of its bucket", Object.assign(new Error('No'), { code: 'DEPLOYMENT_BUCKET_NOT_FOUND' }), true],
  ["osls' of a file", Object.assign(new Error('No'), { code: 'MISSING_AWS_FILE' }), false],
  ['without a code', new Error('No'), false],
  ['that is none', 'No', false],
])('the stack is read after an error %s', async (_, error, isRead) => {
  const { report, stacks } = aFailedDeploy([], '2026-11-30T08:00:00Z');
  await report(error);
  expect(stacks.length > 0).toBe(isRead);
});

test('who may not read the one still learns the other', async () => {
  const reconciler = aReconciler();
  reconciler.faults.deleteMark = denied;
  const { report, shown } = aFailedDeploy(['sales'], '2026-11-30T08:00:00Z', reconciler);
  await report(fromAws);
  expect(shown).toEqual([
    'stderr: Could not read the state of the apps: User: ana is not authorized.',
    expect.stringContaining('It means:'),
  ]);
});

test('a stack that cannot be read is said, and the clients end', async () => {
  const { connection, ends } = noAws();
  const { terminal, shown } = aTerminal();
  const osls = { ...anOsls('prod', {}, async () => connection), processedInput: { commands: ['deploy'] } };
  await afterFailure(osls, Object.assign(new Error('Odd'), { $metadata: {} }), terminal);
  expect(shown).toEqual(['stderr: Could not read the stack: AWS is not there.']);
  expect(ends.ended).toBe(1);
});

test('stage local needs no explanation', async () => {
  const { terminal, shown } = aTerminal();
  const unread = () => Promise.reject(new Error('AWS is asked'));
  const osls = { ...anOsls('local', {}, unread), processedInput: { commands: ['deploy'] } };
  await afterFailure(osls, awsError('Throttling', 'Rate exceeded'), terminal);
  expect(shown).toEqual([]);
});
