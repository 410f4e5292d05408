import {
  type Container,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  paginateListTasks,
  type Task,
} from '@aws-sdk/client-ecs';
import { Temporal } from 'temporal-polyfill';
import type { Failure } from '../../power/observation.ts';
import { chunksOf } from '../chunks.ts';

/**
 * Why the newest copy that ended by itself did so, in ECS's own words; undefined while none has. A copy that fails its
 * health checks is stopped by the same scheduler as one too many: only the words tell the two apart.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export function failureOf(tasks: readonly Task[]): Failure | undefined {
  const [newest] = tasks.filter(isFailure).sort((one, other) => endOf(other) - endOf(one));
  if (!newest) return undefined;
  const { stoppedReason = 'ECS gives no reason.', containers = [] } = newest;
  const reason = [stoppedReason, ...containers.flatMap(container => wordsOf(container, stoppedReason))].join(' ');
  return { at: Temporal.Instant.fromEpochMilliseconds(endOf(newest)), reason };
}

function isFailure({ stopCode, stoppedReason = '' }: Task): boolean {
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

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
const maxPerRequest = 100;

/**
 * Why the newest copy of an app that ended by itself did so; undefined where none has. ECS tells of a task for about an hour after
 * its end, and of a hundred at a time.
 */
export async function lastFailure(ecs: ECSClient, cluster: string, app: string): Promise<Failure | undefined> {
  const ended = await ecs.send(new ListTasksCommand({ cluster, serviceName: app, desiredStatus: 'STOPPED' }));
  if (!ended.taskArns?.length) return undefined;
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: ended.taskArns }));
  return failureOf(tasks);
}

/** The same of every app of a cluster of whose copies one did. */
export async function lastFailures(ecs: ECSClient, cluster: string): Promise<ReadonlyMap<string, Failure>> {
  const ended: string[] = [];
  for await (const { taskArns = [] } of paginateListTasks({ client: ecs }, { cluster, desiredStatus: 'STOPPED' })) {
    ended.push(...taskArns);
  }
  const answers = await Promise.all(
    chunksOf(ended, maxPerRequest).map(tasks => ecs.send(new DescribeTasksCommand({ cluster, tasks }))),
  );
  const tasks = Map.groupBy(
    answers.flatMap(({ tasks = [] }) => tasks),
    ({ group }) => group,
  );
  const failures = [...tasks].map(([group, of]): [string, Failure | undefined] => [appOf(group), failureOf(of)]);
  return new Map(failures.filter((entry): entry is [string, Failure] => entry[1] !== undefined));
}

/** A task of a service is of a group that has the service's name. */
const appOf = (group: Task['group'] = '') => group.replace(/^service:/, '');
