import { expect, test } from '@jest/globals';
import { maxApps } from '../../config/checks/apps.ts';
import { answerCommands } from '../aws/fakes/answering.ts';
import { reconcilerClients } from '../aws/lambda-clients.ts';
import { Account } from '../aws/power/fakes/account.ts';
import { PassingTime } from '../aws/power/fakes/passing-time.ts';
import { wakeTargets } from '../aws/power/fakes/rule.ts';
import { notes } from '../aws/power/notes.ts';
import { routing } from '../aws/power/routing.ts';
import { ecsServices } from '../aws/power/services.ts';
import { sessions } from '../aws/power/sessions.ts';
import { wakeRequests } from '../aws/power/wake-requests.ts';
import { anApp } from '../power/fakes/observations.ts';
import { reconcileApps } from './fakes/reconciler.ts';

// As many apps as a stage may have, at an AWS that refuses what the published buckets have no token for.

const names = Array.from({ length: maxApps }, (_, index) => `app${index + 1}`);

function aStage(settings = anApp({ idleMinutes: 30 })) {
  const time = new PassingTime('2026-11-30T08:00:00Z');
  const account = new Account(names, time);
  const lines: Record<string, unknown>[] = [];
  const { hosts } = account;

  /** A function of its own for each instance that Lambda runs: what it remembers, others do not know. */
  const anInstance = () => {
    const clients = reconcilerClients({ region: 'eu-central-1' }, time);
    for (const client of [clients.ecs(), clients.loadBalancing(), clients.cloudWatch(), clients.dynamoDB()]) {
      answerCommands(client, (command, input) => account.answer(command, input));
    }
    const ports = () => ({
      services: ecsServices(clients.ecs(), clients.loadBalancing(), 'cluster'),
      routing: routing(clients.loadBalancing(), { listener: 'arn:listener', wakeTargets, hosts }, time.pause),
      sessions: sessions(clients.cloudWatch(), 'streamgate', account.now),
      notes: notes(clients.dynamoDB(), 'power'),
      now: account.now,
      log: (line: Record<string, unknown>) => void lines.push(line),
    });
    return reconcileApps(ports, Object.fromEntries(names.map(name => [name, settings])));
  };
  const run = anInstance();
  /** The schedule's run, a minute after the one before. */
  const minute = async () => {
    await time.during(time.pause(60_000));
    account.forget();
    return time.during(run({}));
  };
  const routes = () => names.map(account.route);
  return { account, time, lines, run, minute, anInstance, routes };
}

const all = <Fact>(fact: Fact) => names.map(() => fact);
const maxRequests = 60;

test('all of them become healthy in one minute: visitors are sent to each, and AWS refuses nothing', async () => {
  const { account, time, minute, routes } = aStage();
  for (const name of names) account.lease(name);
  await minute();
  expect(names.map(account.desired)).toEqual(all(1));
  const began = time.now();
  await minute();
  expect(routes()).toEqual(all('app'));
  expect(names.map(name => account.record(name)?.state)).toEqual(all('awake'));
  expect(account.refused).toEqual([]);
  expect(account.requests).toEqual({
    BatchGetItemCommand: 1,
    DescribeServicesCommand: 2,
    DescribeRulesCommand: 4, // one to decide by, and one just before each eight changes
    DescribeTargetHealthCommand: names.length,
    ModifyRuleCommand: names.length,
    TransactWriteItemsCommand: 4,
  });
  expect(account.count).toBeLessThanOrEqual(maxRequests);
  expect(time.now() - began).toBeLessThan(60_000 + 15_000);
});

test('all of them open at the same minute, and are awake by the next but one', async () => {
  const open = { timeZone: 'UTC', open: [{ days: ['monday' as const], from: '08:01' as const, to: '18:00' as const }] };
  const { account, minute, routes } = aStage(anApp({ hours: open, idleMinutes: 30 }));
  for (let minutes = 0; minutes < 2; minutes++) {
    await minute();
    expect([account.refused, account.count <= maxRequests]).toEqual([[], true]);
  }
  expect(routes()).toEqual(all('app'));
});

test('all of them are awake: nothing is refused, minute after minute', async () => {
  const { account, minute } = aStage(anApp());
  for (const name of names) account.awake(name);
  for (let minutes = 0; minutes < 5; minutes++) {
    await minute();
    expect([account.refused, account.count <= maxRequests]).toEqual([[], true]);
  }
  expect(names.map(account.desired)).toEqual(all(1));
});

test('all of them fall asleep at the same minute: visitors first, and copies once it is certain', async () => {
  const { account, minute, routes } = aStage();
  for (const name of names) account.awake(name);
  await minute();
  expect(routes()).toEqual(all('wake'));
  expect(account.count).toBeLessThanOrEqual(maxRequests);
  const refused = [...account.refused];
  for (let minutes = 0; minutes < 5; minutes++) {
    await minute();
    refused.push(...account.refused);
  }
  expect(names.map(account.desired)).toEqual(all(0));
  expect(refused).toEqual([]);
});

test('waiting pages of all of them, beside the schedule: AWS refuses nothing, and each is opened soon after it is healthy', async () => {
  const { account, time, anInstance } = aStage();
  const idle = [anInstance()];
  const runs: Promise<unknown>[] = [];
  /** As Lambda does: an instance that has nothing to do, or a new one. */
  const invoke = async (event: object) => {
    const instance = idle.pop() ?? anInstance();
    runs.push(instance(event).finally(() => idle.push(instance)));
  };
  const clients = reconcilerClients({ region: 'eu-central-1' }, time);
  answerCommands(clients.dynamoDB(), (command, input) => account.answer(command, input));
  const { requestRun } = wakeRequests(clients.dynamoDB(), {
    table: 'power',
    apps: names.length,
    invoke,
    now: account.now,
  });
  const begun = time.now();
  const openAfter = async (app: string, at: number) => {
    await time.pause(at * 130); // visitors come within three seconds
    account.lease(app);
    while (account.record(app)?.state !== 'awake') {
      await requestRun(app);
      await time.pause(1_500);
    }
    return (time.now() - begun) / 1000;
  };
  const schedule = async () => {
    for (let minutes = 0; minutes < 2; minutes++) {
      await time.pause(30_000);
      await invoke({});
      await time.pause(30_000);
    }
  };
  const [opened] = await time.during(Promise.all([Promise.all(names.map(openAfter)), schedule()]));
  await time.during(Promise.all(runs));
  expect(account.refused).toEqual([]);
  expect(Math.min(...opened)).toBeGreaterThan(40);
  expect(Math.max(...opened)).toBeLessThan(70);
});

test('an AWS that refuses for the rate alone: nothing is done by halves, no alarm rings, and the next minute does it', async () => {
  const { account, minute, lines, routes } = aStage();
  for (const name of names) account.lease(name);
  await minute();
  // Somebody else has used up what ELB takes.
  account.before = command => {
    if (command === 'ModifyRuleCommand')
      for (let others = 0; others < 40; others++) account.spend('DescribeRulesCommand');
  };
  lines.length = 0;
  await minute();
  expect(account.refused.length).toBeGreaterThan(0);
  expect(account.refused.length).toBeLessThanOrEqual(8);
  expect(routes()).toContain('wake');
  expect(lines).toContainEqual(
    expect.objectContaining({
      level: 'warning',
      problems: [expect.stringContaining('ModifyRule: ThrottlingException')],
    }),
  );
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  account.before = () => undefined;
  await minute();
  expect(routes()).toEqual(all('app'));
});

test('one that refuses for minutes on end is somebody’s to see to', async () => {
  const { account, minute } = aStage();
  account.before = command => {
    if (command === 'DescribeRulesCommand') for (let others = 0; others < 41; others++) account.spend(command);
  };
  for (let minutes = 1; minutes < 5; minutes++) await minute();
  await expect(minute()).rejects.toThrow('AWS throttled 5 runs in a row: routing: Throttled: DescribeRules');
});
