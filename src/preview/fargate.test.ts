import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../test/world/until.ts';
import type { DeployedService } from '../aws/services.ts';
import { type FargatePorts, startFargate } from './fargate.ts';
import type { Exit } from './process.ts';

/** A cluster with one service, whose tasks are entries of a list. */
class Cluster implements FargatePorts {
  service: DeployedService = {
    name: 'sales',
    desiredCount: 1,
    taskDefinition: 'sales:1',
    command: [],
    environment: {},
    secrets: {},
    targetGroupArn: 'group',
  };
  tasks: { port: number; taskDefinition: string; end: (code: number) => void }[] = [];
  /** Ports that answer their health check. */
  answering = new Set<number>();
  registered = new Set<number>();
  problems: string[] = [];
  /** What keeps tasks from starting, if anything does. */
  obstacle: Error | undefined;
  #nextPort = 1;

  services = async () => [this.service];
  healthy = async (_service: DeployedService, port: number) => this.answering.has(port);
  register = async (_group: string, port: number) => void this.registered.add(port);
  deregister = async (_group: string, port: number) => void this.registered.delete(port);
  log = (problem: string) => void this.problems.push(problem);

  run = async ({ taskDefinition }: DeployedService) => {
    if (this.obstacle) throw this.obstacle;
    const port = this.#nextPort++;
    const { promise: exited, resolve } = Promise.withResolvers<Exit>();
    const end = (code: number) => {
      this.tasks = this.tasks.filter(task => task.port !== port);
      resolve({ code, signal: null });
    };
    this.tasks.push({ port, taskDefinition, end });
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
  await until('a task was started', () => cluster.tasks.length === 1);
  cluster.answering.add(cluster.tasks[0]?.port ?? 0);
  await fargate.running;
}

test('a task takes part only once it is healthy', async () => {
  await until('a task was started', () => cluster.tasks.length === 1);
  expect(cluster.registered.size).toBe(0);
  await oneHealthyTask();
  expect([...cluster.registered]).toEqual([1]);
  expect(cluster.problems).toEqual([]);
});

test('one that ends by itself is withdrawn, told of, and replaced', async () => {
  await oneHealthyTask();
  cluster.tasks[0]?.end(1);
  await until('there is another', () => cluster.tasks[0]?.port === 2);
  expect([...cluster.registered]).toEqual([]);
  expect(cluster.problems).toEqual(['sales ended with code 1; it is started again.']);
});

test('desired count 0 ends it, withdrawn first', async () => {
  await oneHealthyTask();
  cluster.service = { ...cluster.service, desiredCount: 0 };
  await until('it is withdrawn', () => cluster.registered.size === 0);
  expect(cluster.tasks).toHaveLength(1);
  await until('it has ended', () => cluster.tasks.length === 0);
  expect(cluster.problems).toEqual([]);
});

test('a new version comes before the old one goes', async () => {
  await oneHealthyTask();
  cluster.service = { ...cluster.service, taskDefinition: 'sales:2' };
  await until('both run', () => cluster.tasks.length === 2);
  expect([...cluster.registered]).toEqual([1]);
  cluster.answering.add(2);
  await until('the new one alone is left', () => cluster.tasks.length === 1);
  expect(cluster.tasks[0]?.taskDefinition).toBe('sales:2');
  expect([...cluster.registered]).toEqual([2]);
});

test('two are wanted: two run, and both take part', async () => {
  cluster.service = { ...cluster.service, desiredCount: 2 };
  await until('both run', () => cluster.tasks.length === 2);
  cluster.answering.add(1);
  await until('the first takes part', () => cluster.registered.has(1));
  expect(await Promise.race([fargate.running.then(() => 'running'), 'not yet'])).toBe('not yet');
  cluster.answering.add(2);
  await fargate.running;
  expect([...cluster.registered]).toEqual([1, 2]);
  cluster.tasks[0]?.end(1);
  await until('the one that ended is replaced', () => cluster.tasks[1]?.port === 3);
  expect([...cluster.registered]).toEqual([2]);
  cluster.service = { ...cluster.service, desiredCount: 1 };
  await until('the younger one has ended', () => cluster.tasks.length === 1);
  expect(cluster.tasks[0]?.port).toBe(2);
});

test('one that cannot start is told of, and tried again after longer and longer pauses', async () => {
  await oneHealthyTask();
  cluster.obstacle = new Error('ResourceInitializationError: unable to pull secrets');
  const began = Date.now();
  cluster.service = { ...cluster.service, taskDefinition: 'sales:2' };
  await until('it was tried twice', () => cluster.problems.length === 2);
  expect(Date.now() - began).toBeGreaterThanOrEqual(500); // the first pause
  expect([...cluster.registered]).toEqual([1]); // the old version goes on
  expect(new Set(cluster.problems)).toEqual(
    new Set(['sales did not start; it is tried again. Error: ResourceInitializationError: unable to pull secrets']),
  );
  cluster.obstacle = undefined;
  cluster.answering.add(2);
  await until('the new version alone is left', () => cluster.tasks[0]?.port === 2);
});

test('stop ends everything and starts nothing more', async () => {
  await oneHealthyTask();
  await fargate.stop();
  expect(cluster.tasks).toEqual([]);
  expect(cluster.problems).toEqual([]);
});
