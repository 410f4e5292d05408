import {
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  paginateListTasks,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Failure } from '../../power/observation.ts';
import { chunksOf } from '../chunks.ts';
import { failureOf } from './failure.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
const maxInARequest = 100;

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
    chunksOf(ended, maxInARequest).map(tasks => ecs.send(new DescribeTasksCommand({ cluster, tasks }))),
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
