import { setTimeout as delay } from 'node:timers/promises';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { functionName } from '../config/names.ts';
import type { AwsClients } from '../src/aws/clients.ts';
import { type AppPower, powerOf } from './world/power.ts';
import { aPreview, type TestPreview } from './world/preview.ts';
import { roleOf } from './world/role.ts';
import { testClients } from './world/test-keys.ts';
import { until } from './world/until.ts';
import { Visitor } from './world/visitor.ts';

// The embedded AWS evaluates each role. Every right is needed: without it the function is seen to fail.

const stack = 'streamgate-local';
const region = 'us-east-1';

let preview: TestPreview;
let clients: AwsClients;
let power: AppPower;
let finance: string;

beforeAll(async () => {
  preview = await aPreview();
  finance = preview.apps.finance?.url ?? '';
  clients = testClients(preview.aws.endpoint, region);
  power = await powerOf(clients, 'finance');
});

afterAll(async () => {
  clients?.destroy();
  await preview?.stop();
});

const inMinutes = (minutes: number) => Temporal.Now.instant().add({ minutes });
const run = () => power.run('finance');
const failure = () => run().then(String, String);

/** Put to sleep at once: visitors are sent away, then its copy ends. */
async function held(): Promise<string> {
  await power.notes.putHold('finance', { target: 'asleep', until: inMinutes(5), by: 'test', reason: 'x' });
  const said = await failure();
  await power.notes.deleteHold('finance');
  return said;
}

/** Asleep and then woken: its copy starts, and until it is healthy ECS is asked why it is not. */
async function woken(): Promise<string> {
  const { wishes } = await power.notes.read('finance');
  const lease = { id: `${Math.random()}`, at: inMinutes(0), until: inMinutes(60), by: 'test' };
  expect(await power.takeLease('finance', lease, wishes.lease)).toBe(true);
  return failure();
}

const awake = () => until('it is awake', async () => (await run()).state === 'awake', 60);

/** Awake for an hour, and by nobody's wish: whether it is to sleep depends on who is connected. */
async function unwatched(): Promise<void> {
  await awake();
  const { record, wishes } = await power.notes.read('finance');
  if (!record || !wishes.lease) throw new Error('finance has no record, or no lease.');
  const older = { ...record, version: record.version + 1, upSince: inMinutes(-60), spentLease: wishes.lease.id };
  expect(await power.notes.write('finance', older)).toBe(true);
}

/** What of the reconciler needs each right. */
const needs: Record<string, { before: () => Promise<void>; does: () => Promise<string> }> = {
  'cloudwatch:GetMetricStatistics': { before: unwatched, does: failure },
  'cognito-idp:DescribeUserPoolClient': { before: awake, does: held }, // of whoever writes a rule with a login
  'dynamodb:BatchGetItem': { before: awake, does: failure },
  'dynamodb:PutItem': { before: awake, does: held },
  'ecs:DescribeServices': { before: awake, does: failure },
  'ecs:DescribeTasks': { before: () => power.sleep(), does: woken },
  'ecs:ListTasks': { before: () => power.sleep(), does: woken },
  'ecs:UpdateService': { before: awake, does: held },
  'elasticloadbalancing:DescribeRules': { before: awake, does: failure },
  'elasticloadbalancing:DescribeTargetHealth': { before: awake, does: failure },
  'elasticloadbalancing:ModifyRule': { before: awake, does: held },
};

test('the reconciler has these rights', async () => {
  await run();
  await woken(); // so that it stays awake whoever is connected
  const { actions } = await roleOf(clients.iam(), stack, 'scaleToZero', region);
  expect(actions).toEqual(Object.keys(needs).sort());
});

test.each(Object.entries(needs))('without %s it fails, and says so', async (action, { before, does }) => {
  await before();
  const role = await roleOf(clients.iam(), stack, 'scaleToZero', region);
  expect(await role.without(action, does)).toContain(action);
  await woken();
});

/** What the wake function has logged of something that failed. */
async function failures(): Promise<string> {
  const logGroupName = `/aws/lambda/${functionName(stack, 'wake')}`;
  const { events = [] } = await clients.logs().send(new FilterLogEventsCommand({ logGroupName, limit: 10_000 }));
  return events.map(({ message }) => message).join('\n');
}

const rightsOfWake = ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'lambda:InvokeFunction'];

test('the waiting page has three rights, and none to change anything that runs', async () => {
  expect((await roleOf(clients.iam(), stack, 'wake', region)).actions).toEqual(rightsOfWake);
});

test.each(rightsOfWake)('without %s a visitor is told, or waits for the minute', async action => {
  await power.sleep();
  const ben = new Visitor();
  await ben.signIn(`${finance}/_gate/status`, 'ben@example.com', 'Streamgate-2026'); // which wakes nothing
  await delay(1_200); // it remembers what it has read for a second
  const role = await roleOf(clients.iam(), stack, 'wake', region);
  await role.without(action, async () => {
    const visit = () => ben.get(finance, { 'sec-fetch-mode': 'navigate' });
    const { status, body } = await visit();
    expect(status).toBe(503);
    expect(body).toContain(action === 'lambda:InvokeFunction' ? 'is starting' : 'be started');
    // It asks once in a few seconds.
    await until('it is logged', async () => (await visit()).status === 503 && (await failures()).includes(action), 15);
  });
});

test('the list of apps has one right; without it the states are missing, and the list is there', async () => {
  const { portal, apps } = preview;
  const role = await roleOf(clients.iam(), stack, 'portal', region);
  expect(role.actions).toEqual(['dynamodb:BatchGetItem']);
  const cara = new Visitor();
  await cara.signIn(portal.url, 'cara@example.com', 'Streamgate-2026');
  const listed = async () => JSON.parse((await cara.get(portal.url, { accept: 'application/json' })).body).apps;
  const sales = { name: 'sales', url: apps.sales?.url };
  expect(await listed()).toEqual([{ ...sales, state: expect.not.stringMatching('unknown') }]);
  await role.without('dynamodb:BatchGetItem', async () => {
    expect(await listed()).toEqual([{ ...sales, state: 'unknown' }]);
  });
});
