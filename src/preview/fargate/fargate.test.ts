import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../../test/world/until.ts';
import type { DeployedService, TaskEnd } from '../../aws/services.ts';
import type { Exit } from '../process.ts';
import { type FargatePorts, startFargate } from './fargate.ts';

/** A cluster with one service. Its ECS counts the desired tasks, and its processes are entries of a list. */
class Cluster implements FargatePorts {
  service: DeployedService = {
    name: 'sales',
    desiredCount: 1,
    taskDefinition: 'sales:1',
    container: 'app',
    command: [],
    environment: {},
    secrets: {},
    targetGroupArn: 'group',
  };
  processes: { arn: string; port: number; taskDefinition: string; end: (code: number) => void }[] = [];
  /** ARN → version. */
  counted = new Map<string, string>();
  /** The task ends that ECS was told. */
  ends: [arn: string, container: string, end: TaskEnd][] = [];
  /** Ports that answer their health check. */
  answering = new Set<number>();
  registered = new Set<number>();
  problems: string[] = [];
  /** What keeps tasks from starting, if anything does. */
  obstacle: Error | undefined;
  #next = 1;

  services = async () => [this.service];
  healthy = async (_service: DeployedService, port: number) => this.answering.has(port);
  register = async (_group: string, port: number) => void this.registered.add(port);
  deregister = async (_group: string, port: number) => void this.registered.delete(port);
  log = (problem: string) => void this.problems.push(problem);

  tasks = async ({ taskDefinition, desiredCount }: DeployedService) => {
    const ofVersion = () => [...this.counted.keys()].filter(arn => this.counted.get(arn) === taskDefinition);
    while (ofVersion().length < desiredCount)
      this.counted.set(`task-${this.counted.size + this.ends.length + 1}`, taskDefinition);
    return ofVersion();
  };

  ended = async (...end: [string, string, TaskEnd]) => {
    this.counted.delete(end[0]);
    this.ends.push(end);
  };

  run = async ({ taskDefinition }: DeployedService, arn: string) => {
    if (this.obstacle) throw this.obstacle;
    const port = this.#next++;
    const { promise: exited, resolve } = Promise.withResolvers<Exit>();
    const end = (code: number) => {
      this.processes = this.processes.filter(task => task.port !== port);
      resolve({ code, signal: null });
    };
    this.processes.push({ arn, port, taskDefinition, end });
    return { port, exited, stop: async () => end(143) };
  };
}

let cluster: Cluster;
let fargate: ReturnType<typeof startFargate>;

beforeEach(() => {
  cluster = new Cluster();
  fargate = startFargate(cluster);
});

afterEach(() => fargate.stop());

async function oneHealthyTask(): Promise<void> {
  await until('a task was started', () => cluster.processes.length === 1);
  cluster.answering.add(cluster.processes[0]?.port ?? 0);
  await fargate.running;
}

test('registers a task only when it is healthy', async () => {
  await until('a task was started', () => cluster.processes.length === 1);
  expect(cluster.registered.size).toBe(0);
  await oneHealthyTask();
  expect([...cluster.registered]).toEqual([1]);
  expect(cluster.problems).toEqual([]);
});

test('deregisters, reports and replaces a task that ends', async () => {
  await oneHealthyTask();
  cluster.processes[0]?.end(1);
  await until('there is another', () => cluster.processes[0]?.port === 2);
  expect([...cluster.registered]).toEqual([]);
  expect(cluster.problems).toEqual(['sales ended with code 1. Restarting.']);
});

test('tells ECS, and the replacement is another of its tasks', async () => {
  await oneHealthyTask();
  expect(cluster.processes[0]?.arn).toBe('task-1');
  cluster.processes[0]?.end(3);
  await until('there is another', () => cluster.processes[0]?.arn === 'task-2');
  cluster.processes[0]?.end(137);
  await until('ECS was told of that one too', () => cluster.ends.length === 2);
  const reason = 'Essential container in task exited';
  expect(cluster.ends).toEqual([
    ['task-1', 'app', { reason, exitCode: 3 }],
    ['task-2', 'app', { reason, exitCode: 137 }],
  ]);
});

test('only logs that ECS could not be told', async () => {
  await oneHealthyTask();
  cluster.ended = () => Promise.reject(new Error('no answer'));
  cluster.processes[0]?.end(1);
  await until('there is another', () => cluster.processes[0]?.port === 2);
  expect(cluster.problems[1]).toBe('ECS could not be told that sales ended: Error: no answer');
});

test('starts no task that ECS does not count', async () => {
  await oneHealthyTask();
  cluster.tasks = async () => ['task-1'];
  cluster.service = { ...cluster.service, desiredCount: 2 };
  await delay(500);
  expect(cluster.processes).toHaveLength(1);
  expect(cluster.problems).toEqual([]);
});

test('desired count 0 deregisters the task, then ends it', async () => {
  await oneHealthyTask();
  cluster.service = { ...cluster.service, desiredCount: 0 };
  await until('it is withdrawn', () => cluster.registered.size === 0);
  expect(cluster.processes).toHaveLength(1);
  await until('it has ended', () => cluster.processes.length === 0);
  expect(cluster.problems).toEqual([]);
});

test('starts a new version before it stops the old one', async () => {
  await oneHealthyTask();
  cluster.service = { ...cluster.service, taskDefinition: 'sales:2' };
  await until('both run', () => cluster.processes.length === 2);
  expect([...cluster.registered]).toEqual([1]);
  cluster.answering.add(2);
  await until('the new one alone is left', () => cluster.processes.length === 1);
  expect(cluster.processes[0]?.taskDefinition).toBe('sales:2');
  expect([...cluster.registered]).toEqual([2]);
});

test('runs and registers two tasks for desired count 2', async () => {
  cluster.service = { ...cluster.service, desiredCount: 2 };
  await until('both run', () => cluster.processes.length === 2);
  cluster.answering.add(1);
  await until('the first takes part', () => cluster.registered.has(1));
  expect(await Promise.race([fargate.running.then(() => 'running'), 'not yet'])).toBe('not yet');
  cluster.answering.add(2);
  await fargate.running;
  expect([...cluster.registered]).toEqual([1, 2]);
  cluster.processes[0]?.end(1);
  await until('the one that ended is replaced', () => cluster.processes[1]?.port === 3);
  expect([...cluster.registered]).toEqual([2]);
  cluster.service = { ...cluster.service, desiredCount: 1 };
  await until('the younger one has ended', () => cluster.processes.length === 1);
  expect(cluster.processes[0]?.port).toBe(2);
});

test('reports a task that cannot start, and retries after longer and longer pauses', async () => {
  await oneHealthyTask();
  cluster.obstacle = new Error('ResourceInitializationError: unable to pull secrets');
  const began = Date.now();
  cluster.service = { ...cluster.service, taskDefinition: 'sales:2' };
  await until('it was tried twice', () => cluster.problems.length === 2);
  expect(Date.now() - began).toBeGreaterThanOrEqual(500); // the first pause
  expect([...cluster.registered]).toEqual([1]); // the old version keeps running
  expect(new Set(cluster.problems)).toEqual(
    new Set(['sales did not start. Retrying. Error: ResourceInitializationError: unable to pull secrets']),
  );
  expect(cluster.ends[0]).toEqual([
    expect.any(String),
    'app',
    { reason: 'ResourceInitializationError: unable to pull secrets' },
  ]);
  cluster.obstacle = undefined;
  cluster.answering.add(2);
  await until('the new version alone is left', () => cluster.processes[0]?.port === 2);
});

test('stop ends every task and starts no more', async () => {
  await oneHealthyTask();
  await fargate.stop();
  expect(cluster.processes).toEqual([]);
  expect(cluster.ends).toEqual([]);
  expect(cluster.problems).toEqual([]);
});
