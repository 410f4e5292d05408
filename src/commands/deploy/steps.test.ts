import { expect, test } from '@jest/globals';
import { aDeploy, anOsls, aTerminal } from './fakes/deploy.ts';
import { leaveAsleep } from './leave-asleep.ts';
import { protect, unprotectReplaced } from './protect.ts';
import { afterUpdate, stepsAfterUpdate, stepsBeforeDeploy, stepsBeforeUpdate } from './steps.ts';
import { verifyApps } from './verify.ts';
import { wakeToVerify } from './wake.ts';

const checks = ['coreTemplate', 'lock', 'configToml', 'preflight', 'compare', 'zones', 'ecsServiceRole', 'image'];

test.each([
  [true, [...checks, 'forceUnverifiedDeploy']],
  [false, checks],
])('what costs nothing is checked first, and what is built comes last; verified: %s', (verified, expected) => {
  expect(stepsBeforeDeploy(verified).map(({ name }) => name)).toEqual(expected);
});

test('apps are woken only where they are verified afterwards', () => {
  const [first, remember, ...more] = stepsBeforeUpdate(true);
  expect([first, more]).toEqual([wakeToVerify, [unprotectReplaced]]);
  expect(stepsBeforeUpdate(false)).toEqual([remember, unprotectReplaced]);
});

test('validation records are deleted first, then the load balancer is protected; then the apps are verified, or left asleep', () => {
  const [tidy, ...more] = stepsAfterUpdate(true);
  expect(more).toEqual([protect, verifyApps]);
  expect(stepsAfterUpdate(false)).toEqual([tidy, protect, leaveAsleep]);
});

const notRead = () => Promise.reject(new Error('AWS is asked'));

test.each([
  ['before a change the certificates are read', stepsBeforeUpdate(false), {}, 'AWS is asked'],
  ['without a change they are not', stepsBeforeUpdate(false), { shouldNotDeploy: true }, 'nothing'],
  [
    'the records are looked after in any case',
    stepsAfterUpdate(false).slice(0, 1),
    { shouldNotDeploy: true },
    'AWS is asked',
  ],
])('%s', async (_, [step], provider, expected) => {
  const { deploying } = aDeploy();
  const done = step?.({ ...deploying, osls: anOsls('prod', provider, notRead) });
  expect(
    await done?.then(
      () => 'nothing',
      error => error.message,
    ),
  ).toBe(expected);
});

test('who reads of a failure afterwards learns that the stack is deployed', async () => {
  const { terminal, shown } = aTerminal();
  await afterUpdate(anOsls('production'), true, terminal);
  expect(shown[0]).toMatch(/^stderr: ✗ Unknown stage "production"\..*\nThe stack is deployed\.$/);
});
