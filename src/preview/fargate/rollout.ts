/** A task as the plan sees it. */
export interface Task {
  taskDefinition: string;
  healthy: boolean;
}

/** What a service wants. */
export interface DesiredTasks {
  desiredCount: number;
  taskDefinition: string;
}

/**
 * What ECS would start and stop next: up to the desired count of the newest version, older ones away only once the
 * newest are healthy, and, of too many, the youngest away first. `tasks` is in order of age.
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
