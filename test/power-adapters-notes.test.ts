import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { CreateTableCommand, DeleteItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { forSomebody } from '../src/aws/connection.ts';
import { notes } from '../src/aws/power/notes.ts';
import { wakePorts } from '../src/aws/power/ports.ts';
import type { ClientOptions } from '../src/aws/small-client/options.ts';
import type { Lease, PowerRecord } from '../src/power/observation.ts';
import { aRegion, type TestRegion } from './world/shared-aws.ts';
import { testCredentials } from './world/test-keys.ts';
import { until } from './world/until.ts';

// The adapters of src/aws/power that read and write what people ask, against the embedded AWS.

let aws: TestRegion;
/** Tells what the reconciler was asked. */
let listening: Server;
let asked: unknown[] = [];

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
};

beforeAll(async () => {
  aws = await aRegion();
  await aws.clients.dynamoDB().send(
    new CreateTableCommand({
      TableName: 'power',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
  listening = createServer(async (request, response) => {
    asked.push(await json(request));
    response.end();
  });
  await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const code = `exports.handler = async event => {
    await fetch('http://127.0.0.1:${port}', { method: 'POST', body: JSON.stringify(event) });
  };`;
  const { Role } = await aws.clients
    .iam()
    .send(new CreateRoleCommand({ RoleName: 'reconciler', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await aws.clients.lambda().send(
    new CreateFunctionCommand({
      FunctionName: 'reconciler',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: Role?.Arn,
      Code: { ZipFile: zipSync({ 'index.js': strToU8(code) }) },
    }),
  );
});

afterAll(async () => {
  listening.close();
  await aws?.leave();
});

beforeEach(async () => {
  asked = [];
  const { Items = [] } = await aws.clients.dynamoDB().send(new ScanCommand({ TableName: 'power' }));
  for (const { id } of Items) {
    await aws.clients.dynamoDB().send(new DeleteItemCommand({ TableName: 'power', Key: { id: id ?? { S: '' } } }));
  }
});

const now = Temporal.Now.instant().round('second');
const aLease = (id: string): Lease => ({ id, at: now, until: now.add({ hours: 4 }), by: 'sub-1' });
const aRecord = (version: number, reason = 'closed'): PowerRecord => ({
  version,
  state: 'asleep',
  since: now,
  reason,
  wakes: [{ at: now, runningAfter: 31, readyAfter: 52 }],
});

const patient = { connectionTimeout: 20_000, requestTimeout: 20_000 };

const theNotes = () => notes(aws.clients.dynamoDB(), 'power');
function aWake({ reconciler = 'reconciler', ...changes }: ClientOptions & { reconciler?: string } = {}) {
  const { endpoint, region } = aws;
  const variables = { stage: 'prod', table: 'power', reconciler } as Parameters<typeof wakePorts>[0];
  return wakePorts(variables, { ...forSomebody, endpoint, region, credentials: testCredentials, ...changes });
}

/** How many of so many at once succeed. */
async function winners(attempts: number, attempt: (number: number) => Promise<boolean>): Promise<number> {
  const won = await Promise.all(Array.from({ length: attempts }, (_, number) => attempt(number)));
  return won.filter(Boolean).length;
}

test('what is written of one app is read of that app', async () => {
  const written = theNotes();
  expect(await written.read('sales')).toEqual({ wishes: {}, record: undefined });
  const hold = { target: 'awake', until: now.add({ hours: 1 }), by: 'ana', reason: 'demo' } as const;
  const mark = { until: now.add({ minutes: 15 }) };
  await written.putHold('sales', hold);
  await written.putMark('sales', mark);
  await written.putMark('finance', mark);
  expect(await aWake().takeLease('sales', aLease('one'), undefined)).toBe(true);
  expect(await written.write('sales', aRecord(1))).toBe(true);
  const said = JSON.stringify({ wishes: { lease: aLease('one'), hold, mark }, record: aRecord(1) });
  expect(JSON.parse(JSON.stringify(await aWake().notes.read('sales')))).toEqual(JSON.parse(said));
  await written.deleteHold('sales');
  await written.deleteMark('sales');
  await written.deleteMark('sales');
  expect((await written.read('sales')).wishes).toEqual({ lease: aLease('one') });
  expect((await written.read('finance')).wishes).toEqual({ mark });
});

test('of many who write the same version one does, and then the next', async () => {
  for (const version of [1, 2, 3]) {
    expect(await winners(20, number => theNotes().write('sales', aRecord(version, `${number}`)))).toBe(1);
    expect((await theNotes().read('sales')).record?.version).toBe(version);
  }
  expect(await theNotes().write('sales', aRecord(1))).toBe(false);
  expect(await theNotes().write('sales', aRecord(5))).toBe(false);
  expect(await theNotes().write('finance', aRecord(2))).toBe(false);
});

test('records of several apps are written together, and each under its own version', async () => {
  const apps = ['sales', 'finance', 'stock'];
  const write = (...versions: number[]) =>
    Promise.all(
      theNotes()
        .writeAll(new Map(apps.map((app, at) => [app, aRecord(versions[at] ?? 0)])))
        .values(),
    );
  expect(await write(1, 1, 1)).toEqual([true, true, true]);
  expect(await write(2, 1, 2)).toEqual([true, false, true]);
  const read = await Promise.all(theNotes().readAll(apps).values());
  expect(read.map(({ record }) => record?.version)).toEqual([2, 1, 2]);
});

test('of many who write the same records together one does, of each', async () => {
  const apps = ['sales', 'finance', 'stock'];
  const written = await Promise.all(
    Array.from({ length: 10 }, () =>
      Promise.all(
        theNotes()
          .writeAll(new Map(apps.map(app => [app, aRecord(1)])))
          .values(),
      ),
    ),
  );
  for (const [at] of apps.entries()) expect(written.filter(wins => wins[at])).toHaveLength(1);
});

test('of many who take the lease one does, and of many who renew it', async () => {
  const { takeLease } = aWake();
  expect(await winners(20, number => takeLease('sales', aLease(`first-${number}`), undefined))).toBe(1);
  const { lease } = (await theNotes().read('sales')).wishes;
  expect(await winners(20, number => takeLease('sales', aLease(`second-${number}`), lease))).toBe(1);
  expect(await takeLease('sales', aLease('late'), lease)).toBe(false);
  expect((await theNotes().read('sales')).wishes.lease?.id).toMatch(/^second-/);
  expect(await takeLease('finance', aLease('expired from the table'), lease)).toBe(true);
});

test('200 who ask at once ask once, for whichever apps are waited for; seconds later it is asked again', async () => {
  const { requestRun } = aWake({ requestHandler: patient }); // that a slow emulator is given up is not what is tested
  await Promise.all(Array.from({ length: 200 }, () => requestRun('sales')));
  await requestRun('finance');
  await until('it was asked', () => asked.length === 1);
  expect(asked).toEqual([{ app: 'sales', waiting: true }]);
  const past = now.subtract({ seconds: 5 }).toString({ smallestUnit: 'millisecond' });
  const Item = { id: { S: 'asked#all' }, at: { S: past } };
  await aws.clients.dynamoDB().send(new PutItemCommand({ TableName: 'power', Item }));
  await Promise.all(Array.from({ length: 20 }, () => requestRun('finance')));
  await until('it was asked again', () => asked.length === 2);
  expect(asked[1]).toEqual({ app: 'finance', waiting: true });
  await requestRun('sales');
  expect(asked).toHaveLength(2);
});

test('an asking that failed does not keep the next one from asking', async () => {
  await expect(aWake({ reconciler: 'nobody' }).requestRun('sales')).rejects.toThrow('Function not found');
  await aWake().requestRun('sales');
  await until('it was asked for', () => asked.length === 1);
});

test('a table that is not there is an error, not nothing', async () => {
  const nowhere = notes(aws.clients.dynamoDB(), 'nowhere');
  await expect(nowhere.read('sales')).rejects.toThrow();
  await expect(nowhere.write('sales', aRecord(1))).rejects.toThrow();
  await expect(nowhere.putHold('sales', { target: 'awake', until: now, by: 'ana', reason: '' })).rejects.toThrow();
});
