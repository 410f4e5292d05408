import { DescribeTasksCommand, type ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import type { Failure } from '../../power/observation.ts';
import { failureOf } from './failure.ts';

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
