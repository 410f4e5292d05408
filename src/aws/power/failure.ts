import type { Container, Task } from '@aws-sdk/client-ecs';
import { Temporal } from 'temporal-polyfill';
import type { Failure } from '../../power/observation.ts';

/**
 * Why the newest copy that ended by itself did so, in ECS's own words; undefined while none has. A copy that fails its
 * health checks is stopped by the same scheduler as one too many: only the words tell the two apart.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export function failureOf(tasks: readonly Task[]): Failure | undefined {
  const [newest] = tasks.filter(endedByItself).sort((one, other) => endOf(other) - endOf(one));
  if (!newest) return undefined;
  const { stoppedReason = 'ECS gives no reason.', containers = [] } = newest;
  const reason = [stoppedReason, ...containers.flatMap(container => wordsOf(container, stoppedReason))].join(' ');
  return { at: Temporal.Instant.fromEpochMilliseconds(endOf(newest)), reason };
}

function endedByItself({ stopCode, stoppedReason = '' }: Task): boolean {
  if (stopCode === 'ServiceSchedulerInitiated') return stoppedReason.startsWith('Task failed');
  return stopCode !== undefined && stopCode !== 'UserInitiated';
}

/** A task that is only just ending says when that began. */
const endOf = ({ stoppedAt, stoppingAt }: Task) => (stoppedAt ?? stoppingAt)?.getTime() ?? 0;

function wordsOf({ name, reason, exitCode }: Container, known: string): string[] {
  const words = [
    reason && !known.includes(reason) ? reason : '',
    exitCode === undefined ? '' : `exit code ${exitCode}`,
  ].filter(Boolean);
  return words.length > 0 ? [`(${name}: ${words.join(', ')})`] : [];
}
