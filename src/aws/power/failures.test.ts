import type { Task } from '@aws-sdk/client-ecs';
import { expect, test } from '@jest/globals';
import { failureOf } from './failures.ts';

const task = (at: string, more: Task): Task => ({ stoppedAt: new Date(`2026-11-23T${at}Z`), ...more });

test.each<[string, Task, string]>([
  [
    'ended',
    {
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'app', exitCode: 3 }],
    },
    'Essential container in task exited (app: exit code 3)',
  ],
  [
    'ran out of memory',
    {
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'OutOfMemoryError: Container killed due to memory usage',
      containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
    },
    'OutOfMemoryError: Container killed due to memory usage (app: exit code 137)',
  ],
  [
    'never started',
    {
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      containers: [{ name: 'app', reason: 'CannotPullContainerError: not found' }],
    },
    'Task failed to start (app: CannotPullContainerError: not found)',
  ],
  ['was interrupted', { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }, 'Your Spot'],
  [
    'was not healthy',
    {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed ELB health checks in (target-group arn:aws:1)',
    },
    'Task failed ELB health checks in (target-group arn:aws:1)',
  ],
  ['has no reason', { stopCode: 'TerminationNotice' }, 'ECS gives no reason.'],
])('a copy that %s', (_, ended, reason) => {
  const failure = failureOf([task('10:00:00', ended)]);
  expect(failure?.reason).toMatch(reason);
  expect(String(failure?.at)).toBe('2026-11-23T10:00:00Z');
});

test.each<[string, Task]>([
  [
    'scaled in',
    { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Scaling activity initiated by (deployment 1)' },
  ],
  ['stopped by somebody', { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }],
  ['of unknown end', {}],
])('a copy %s did not fail', (_, ended) => {
  expect(failureOf([task('10:00:00', ended)])).toBeUndefined();
});

test('of several the newest, one that is only just ending included', () => {
  const stoppedReason = 'the newest';
  const exited = { stopCode: 'EssentialContainerExited' } as const;
  const tasks = [
    task('10:00:00', exited),
    { ...exited, stoppingAt: new Date('2026-11-23T10:02:00Z'), stoppedReason },
    task('10:01:00', exited),
    task('10:03:00', { stopCode: 'UserInitiated' }),
  ];
  expect(failureOf(tasks)?.reason).toBe(stoppedReason);
});
