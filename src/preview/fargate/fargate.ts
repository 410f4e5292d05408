import { setTimeout as delay } from 'node:timers/promises';
import type { DeployedService, TaskEnd } from '../../aws/services.ts';
import type { Exit } from '../process.ts';
import { type Task as PlannedTask, planRollout } from './rollout.ts';

/** The data plane that the embedded AWS lacks: its ECS counts tasks, and this runs them. */
export interface FargatePorts {
  services(): Promise<DeployedService[]>;
  /** The ARNs of the tasks that ECS counts for the service's version. Each local process stands for one of them. */
  tasks(service: DeployedService): Promise<string[]>;
  /** Starts the service's command on a free port. Rejects when it could not be started. */
  run(service: DeployedService, arn: string): Promise<{ port: number; exited: Promise<Exit>; stop(): Promise<void> }>;
  /** Tells ECS that a task ended or could not be started, so that ECS counts another one instead. */
  ended(arn: string, container: string, end: TaskEnd): Promise<void>;
  /** Whether a task passes its health check. */
  healthy(service: DeployedService, port: number): Promise<boolean>;
  register(targetGroupArn: string, port: number): Promise<void>;
  deregister(targetGroupArn: string, port: number): Promise<void>;
  /** Logs a problem that does not stop the preview. */
  log(problem: string): void;
}

interface Task extends PlannedTask {
  arn: string;
  port: number;
  targetGroupArn: string;
  stopping: boolean;
  stop(): Promise<void>;
}

const pollMs = 200;
/** Gives the load balancer time to notice a deregistered target, like the deregistration delay of AWS. */
const drainMs = 1_500;
/** ECS also delays restarts of tasks that keep failing to start. */
const maxPauseMs = 10_000;

/** How long services may take to become healthy at the start. */
const runningWithinSeconds = 60;

/** Runs the desired tasks of the cluster's services until `stop`, which ends every task. */
export function startFargate(ports: FargatePorts) {
  const tasks = new Map<string, Task[]>();
  const pauses = new Map<string, { failures: number; until: number }>();
  const ending = new AbortController();
  const running = Promise.withResolvers<void>();
  const late = setTimeout(() => {
    running.reject(new Error(`The services were not healthy within ${runningWithinSeconds} s.`));
  }, runningWithinSeconds * 1000);

  async function start(service: DeployedService) {
    const { name, taskDefinition, targetGroupArn } = service;
    const counted = await ports.tasks(service);
    const arn = counted.find(each => !tasks.get(name)?.some(task => task.arn === each));
    if (!arn) return; // the desired count is lower by now
    const ran = await ports.run(service, arn).catch((error: Error) => {
      if (ending.signal.aborted) return;
      pause(name);
      ports.log(`${name} did not start. Retrying. ${error}`);
      return tell(service, arn, { reason: error.message });
    });
    if (!ran) return;
    const { port, exited, stop } = ran;
    const task: Task = { arn, taskDefinition, targetGroupArn, port, healthy: false, stopping: false, stop };
    tasks.set(name, [...(tasks.get(name) ?? []), task]);
    void exited.then(({ code }) => ended(service, task, code));
  }

  const tell = ({ name, container }: DeployedService, arn: string, end: TaskEnd) =>
    ports.ended(arn, container, end).catch(error => ports.log(`ECS could not be told that ${name} ended: ${error}`));

  /** Removes a task that ended, so that the next round replaces it after a pause. */
  async function ended(service: DeployedService, task: Task, code: number) {
    const { name, targetGroupArn } = service;
    tasks.set(name, tasks.get(name)?.filter(other => other !== task) ?? []);
    if (task.stopping || ending.signal.aborted) return;
    if (task.healthy) pauses.delete(name);
    pause(name);
    ports.log(`${name} ended with code ${code}. Restarting.`);
    if (task.healthy) await withdraw(targetGroupArn, task.port);
    await tell(service, task.arn, { reason: 'Essential container in task exited', exitCode: code });
  }

  /** Each failure in a row doubles the pause. */
  function pause(name: string) {
    const failures = (pauses.get(name)?.failures ?? 0) + 1;
    pauses.set(name, { failures, until: Date.now() + Math.min(maxPauseMs, 250 * 2 ** failures) });
  }

  /** A failure is only logged: the target does not answer any more, so the load balancer returns 502. */
  const withdraw = (targetGroupArn: string, port: number) =>
    ports.deregister(targetGroupArn, port).catch(error => ports.log(`A target was not deregistered: ${error}`));

  async function stop(task: Task) {
    task.stopping = true;
    if (task.healthy) {
      await withdraw(task.targetGroupArn, task.port);
      await delay(drainMs);
    }
    await task.stop();
  }

  async function reconcile(service: DeployedService) {
    const running = (tasks.get(service.name) ?? []).filter(task => !task.stopping);
    for (const task of running) {
      if (task.healthy || !(await ports.healthy(service, task.port))) continue;
      await ports.register(task.targetGroupArn, task.port);
      task.healthy = true;
      pauses.delete(service.name);
    }
    const plan = planRollout(service, running);
    for (const task of plan.stop) void stop(task);
    for (let started = 0; started < plan.start && !isPausing(service); started++) await start(service);
  }

  const isPausing = ({ name }: DeployedService) => (pauses.get(name)?.until ?? 0) > Date.now();

  const isRunning = ({ name, desiredCount }: DeployedService) =>
    (tasks.get(name) ?? []).filter(({ healthy }) => healthy).length >= desiredCount;

  const rounds = (async () => {
    while (!ending.signal.aborted) {
      try {
        const services = await ports.services();
        for (const service of services) await reconcile(service);
        if (services.every(isRunning)) running.resolve();
      } catch (error) {
        if (!ending.signal.aborted) ports.log(`The services could not be read: ${error}`);
      }
      await delay(pollMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();

  return {
    /** Resolves when every service has its desired number of healthy tasks; rejects after a minute. */
    running: running.promise.finally(() => clearTimeout(late)),
    async stop() {
      ending.abort();
      running.resolve();
      await rounds;
      await Promise.all([...tasks.values()].flat().map(task => task.stop()));
    },
  };
}
