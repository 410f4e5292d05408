import { expect, test } from '@jest/globals';
import { aDeploy, denied } from './fakes/deploy.ts';
import { aReconciler } from './fakes/reconciler.ts';
import { verifyApps } from './verify.ts';

const failed = { state: 'failed', failure: 'Exit code 1' } as const;

test.each([
  ['stage local', { stage: 'local' } as const],
  ['a deploy without changes', { shouldNotDeploy: true }],
])('%s verifies nothing', async (_, provider) => {
  const reconciler = aReconciler();
  const { deploying, shown } = aDeploy(provider, reconciler);
  await verifyApps(deploying);
  expect([reconciler.calls, shown]).toEqual([[], []]);
});

test('a stack without a reconciler is an error', async () => {
  const { deploying } = aDeploy();
  await expect(verifyApps({ ...deploying, power: async () => undefined })).rejects.toThrow(
    'The stack has no function scale-to-zero, so its apps cannot be verified.',
  );
});

test('every app is marked, followed until it is served, and then returned to its schedule', async () => {
  const reconciler = aReconciler();
  reconciler.runs.sales = [{ state: 'waking', running: 0, healthy: 0 }, {}];
  reconciler.runs.finance = [{}, { target: 'asleep' }];
  const { deploying, shown } = aDeploy({}, reconciler);
  await verifyApps(deploying);
  expect(reconciler.calls).toEqual([
    ...['putMark sales', 'putMark finance'],
    ...['run sales', 'run finance', 'run sales'],
    ...['deleteMark sales', 'deleteMark finance'],
    ...['run sales', 'run finance'],
  ]);
  expect(shown).toEqual([
    'Waiting for sales and finance to be served …',
    'sales: starting an instance',
    'finance: works',
    'sales: works',
    'finance works and returns to its schedule.',
  ]);
});

test('the marks last a quarter of an hour at most', async () => {
  const reconciler = aReconciler();
  reconciler.faults.deleteMark = new Error('Rate exceeded');
  const { deploying, shown } = aDeploy({}, reconciler);
  await verifyApps(deploying);
  expect(shown.at(-1)).toBe('The apps stay marked for 15 minutes: Error: Rate exceeded');
  expect(reconciler.marks.get('finance')?.toString()).toBe('2026-11-30T08:15:00Z');
});

test.each([
  [[{}, { target: 'draining' as const }], 'sales works and returns to its schedule.'],
  [[{}], 'sales: works'],
  [[{}, new Error('Rate exceeded')], 'sales: works'],
])('with the runs %j the last word is: %s', async (runs, last) => {
  const reconciler = aReconciler();
  reconciler.runs.sales = [...runs];
  const { deploying, shown } = aDeploy({}, reconciler);
  await verifyApps(deploying);
  expect(shown.filter(line => line.startsWith('sales')).at(-1)).toBe(last);
});

test('one that fails is an error with its log, is noted as unverified, and returns to its schedule too', async () => {
  const reconciler = aReconciler();
  reconciler.runs.finance = [failed];
  const { deploying, shown } = aDeploy({}, reconciler);
  await expect(verifyApps(deploying)).rejects.toThrow(
    /^finance did not start: Exit code 1\n {2}Log: aws logs tail \/streamgate\/prod\/finance --region eu-west-1 --since 30m\nFix/,
  );
  expect(reconciler.records.finance?.unverified?.toString()).toBe('2026-11-30T08:02:30Z');
  expect(reconciler.records.sales).not.toHaveProperty('unverified');
  expect([...reconciler.marks]).toEqual([]);
  expect(reconciler.calls.slice(-2)).toEqual(['run sales', 'run finance']);
  expect(shown).toContain('finance: an instance stopped; ECS starts another');
});

test('the note is written before the reconciler decides without the mark', async () => {
  const reconciler = aReconciler();
  reconciler.runs.finance = [failed];
  await expect(verifyApps(aDeploy({}, reconciler).deploying)).rejects.toThrow('finance did not start');
  const after = reconciler.calls.slice(reconciler.calls.indexOf('deleteMark finance'));
  expect(after).toEqual(['deleteMark finance', 'read finance', 'write finance', 'run sales', 'run finance']);
});

test('Ctrl-C ends the waiting, says how to go on, and takes the marks away', async () => {
  const reconciler = aReconciler();
  reconciler.runs.sales = [{ state: 'waking', healthy: 0 }];
  const { deploying, signals } = aDeploy({}, reconciler);
  const pause = () => {
    signals.emit('SIGINT');
    return deploying.pause();
  };
  const interrupted = verifyApps({ ...deploying, pause });
  await expect(interrupted).rejects.toThrow(
    'Interrupted. To see the state of the apps: npx sls power status --stage prod',
  );
  expect([[...reconciler.marks], signals.listenerCount('SIGINT')]).toEqual([[], 0]);
});

test('who may not read the function or write the marks learns it', async () => {
  const { deploying } = aDeploy();
  const unreadable = { ...deploying, power: () => Promise.reject(denied) };
  await expect(verifyApps(unreadable)).rejects.toThrow(
    'Could not verify the apps: User: ana is not authorized. Grant the deploying role the permission lambda:GetFunctionConfiguration.',
  );
  const reconciler = aReconciler();
  reconciler.faults.putMark = denied;
  const { deploying: unmarked, shown } = aDeploy({}, reconciler);
  await expect(verifyApps(unmarked)).rejects.toThrow('the permission dynamodb:PutItem.');
  expect(shown).toEqual([]);
});
