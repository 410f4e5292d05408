/** What the plan needs to know of a task. */
export interface Task {
  taskDefinition: string;
  healthy: boolean;
}

/** The desired state of a service. */
export interface DesiredTasks {
  desiredCount: number;
  taskDefinition: string;
}

/**
 * What ECS would start and stop next: starts tasks of the newest version up to the desired count, stops older versions
 * once the newest are healthy, and stops surplus tasks, youngest first. `tasks` is in order of age.
 */
export function planRollout<T extends Task>({ desiredCount, taskDefinition }: DesiredTasks, tasks: readonly T[]) {
  const newest = tasks.filter(task => task.taskDefinition === taskDefinition);
  const older = tasks.filter(task => task.taskDefinition !== taskDefinition);
  const ready = newest.filter(task => task.healthy).length >= desiredCount;
  return {
    start: Math.max(0, desiredCount - newest.length),
    stop: [...newest.slice(desiredCount), ...(ready ? older : [])],
  };
}
