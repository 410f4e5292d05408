import { randomUUID } from 'node:crypto';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { writeEnvironment } from '../config/environment.ts';
import { functionName } from '../config/names.ts';
import { deployedInvitations } from '../src/aws/invitations/deployed.ts';
import { claimStore, resendLog } from '../src/aws/invitations/ledger/claims.ts';
import { mailBudget } from '../src/aws/invitations/ledger/mail-budget.ts';
import { workerLease } from '../src/aws/invitations/ledger/worker-lease.ts';
import { applyPorts } from '../src/aws/invitations/ports.ts';
import { aLedgerTable } from './world/ledger-table.ts';
import { aRegion, type TestRegion } from './world/shared-aws.ts';
import { winners } from './world/winners.ts';

// What the ledger keeps besides jobs and rows, against the embedded AWS: who works, how many mails, which keys.

let aws: TestRegion;
const table = 'ledger';

beforeAll(async () => {
  aws = await aRegion();
  await aLedgerTable(aws.clients.dynamoDB(), table);
});
afterAll(() => aws?.leave());

const now = Temporal.Instant.from('2026-11-23T10:00:00.5Z');
const after = (seconds: number) => now.add({ seconds });

test('one works at a time, and another only when the lease has run out or was given back', async () => {
  const { take, release } = workerLease(aws.clients.dynamoDB(), table);
  const won = await winners(20, number => take(`worker-${number}`, now, after(60)));
  expect(won).toHaveLength(1);
  const [holder, other] = [`worker-${won[0]}`, 'another'];
  expect(await take(other, after(59), after(120))).toBe(false);
  expect(await take(holder, after(30), after(90))).toBe(true);
  expect(await take(other, after(89), after(150))).toBe(false);
  await release(other);
  expect(await take(other, after(89), after(150))).toBe(false);
  expect(await winners(20, number => take(`late-${number}`, after(90), after(150)))).toHaveLength(1);
  expect(await take(holder, after(91), after(150))).toBe(false);
  await release(holder);
  expect(await take(other, after(91), after(150))).toBe(false);
  expect(await take(other, after(150), after(200))).toBe(true);
  await release(other);
  expect(await take(holder, after(151), after(200))).toBe(true);
});

test('fifty who spend at once spend what there is, and not one mail more', async () => {
  const { spend, spent, giveBack } = mailBudget(aws.clients.dynamoDB(), table);
  expect(await spent('2026-11-23')).toBe(0);
  expect(await winners(50, () => spend('2026-11-23', 40))).toHaveLength(40);
  expect(await spent('2026-11-23')).toBe(40);
  expect(await spend('2026-11-23', 40)).toBe(false);
  await giveBack('2026-11-23');
  expect(await winners(5, () => spend('2026-11-23', 40))).toHaveLength(1);
  expect(await winners(30, () => spend('2026-11-23', 50))).toHaveLength(10);
  expect(await spent('2026-11-24')).toBe(0);
  expect(await spend('2026-11-24', 1)).toBe(true);
});

test('a day without mails has none, gives none back, and goes below none', async () => {
  const { spend, spent, giveBack } = mailBudget(aws.clients.dynamoDB(), table);
  for (const limit of [0, -10]) expect(await spend('2026-12-01', limit)).toBe(false);
  await giveBack('2026-12-01');
  expect(await spent('2026-12-01')).toBe(0);
  await spend('2026-12-01', 5);
  await Promise.all(Array.from({ length: 5 }, () => giveBack('2026-12-01')));
  expect(await spent('2026-12-01')).toBe(0);
});

test.each([0, 3])('a day that Cognito calls used up stays so, after %d mails', async count => {
  const day = `2026-12-1${count}`;
  const { spend, spent, exhaust, giveBack } = mailBudget(aws.clients.dynamoDB(), table);
  for (let mail = 0; mail < count; mail++) await spend(day, 40);
  await exhaust(day);
  await exhaust(day);
  await giveBack(day);
  expect(await spend(day, 40)).toBe(false);
  expect(await spent(day)).toBe(Number.POSITIVE_INFINITY);
});

test('an invitation is noted as sent again once in a while, by one', async () => {
  const { note } = resendLog(aws.clients.dynamoDB(), table);
  const minute = (at: Temporal.Instant) => at.subtract({ seconds: 60 });
  expect(await winners(20, () => note('ana', now, minute(now)))).toHaveLength(1);
  expect(await note('ben', now, minute(now))).toBe(true);
  expect(await note('ana', after(59), minute(after(59)))).toBe(false);
  expect(await winners(20, () => note('ana', after(60), minute(after(60))))).toHaveLength(1);
  expect(await note('ana', after(61), minute(after(61)))).toBe(false);
});

test('of many with the same key one claims it; the others are told what it stands for', async () => {
  const { claim, read, finish } = claimStore(aws.clients.dynamoDB(), table);
  const key = randomUUID();
  const mine = (job: string, at = now) => ({ request: `hash of ${job}`, job, done: false, at });
  expect(await read(key)).toBeUndefined();
  const seen = await Promise.all(
    Array.from({ length: 20 }, (_, number) => claim(key, mine(`${number}`), now.subtract({ seconds: 60 }))),
  );
  expect(seen.filter(other => other === undefined)).toHaveLength(1);
  const winner = String(seen.indexOf(undefined));
  for (const other of seen) if (other) expect(other).toMatchObject({ job: winner, done: false });
  expect(await read(key)).toMatchObject({ ...mine(winner), at: expect.any(Temporal.Instant) });

  // Whoever took it was interrupted: it is free again after a while, for one.
  expect(await claim(key, mine('later'), now.subtract({ milliseconds: 1 }))).toMatchObject({ job: winner });
  const taken = await winners(20, async number => !(await claim(key, mine(`again-${number}`, after(60)), now)));
  expect(taken).toHaveLength(1);
  await finish(key);
  expect(await claim(key, mine('much later', after(900)), after(800))).toMatchObject({
    job: `again-${taken[0]}`,
    request: `hash of again-${taken[0]}`,
    done: true,
  });
});

test('a key that nobody claimed cannot be finished', async () => {
  await expect(claimStore(aws.clients.dynamoDB(), table).finish('unknown')).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
  });
});

test('what a worker reaches', async () => {
  const ports = applyPorts(aws.clients, { ledger: table, userPool: 'eu-central-1_none', minimumPasswordLength: '8' });
  expect(await ports.ledger.unfinished()).toEqual([]);
  expect(await ports.budget.spent('2030-01-01')).toBe(0);
  const before = ports.now();
  await ports.sleep(20);
  expect(before.until(ports.now()).total('milliseconds')).toBeGreaterThanOrEqual(19);
});

test('a deployed stage is found by its worker, and reached through the worker’s own variables', async () => {
  expect(await deployedInvitations(aws.clients, 'streamgate-dev')).toBeUndefined();
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const { Role } = await aws.clients
    .iam()
    .send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument }));
  await aws.clients.lambda().send(
    new CreateFunctionCommand({
      FunctionName: functionName('streamgate-dev', 'inviteWorker'),
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: Role?.Arn,
      Code: { ZipFile: zipSync({ 'index.js': strToU8('exports.handler = async () => {};') }) },
      Environment: {
        Variables: writeEnvironment('inviteWorker', {
          stage: 'dev',
          ledger: table,
          userPool: 'eu-central-1_none',
          minimumPasswordLength: '8',
        }),
      },
    }),
  );
  const deployed = await deployedInvitations(aws.clients, 'streamgate-dev');
  expect(await deployed?.ledger.job('none')).toBeUndefined();
  expect(await deployed?.budget.spent('2026-11-24')).toBe(1);
  expect(await deployed?.claims.read('none')).toBeUndefined();
  await expect(deployed?.people.find('ana@acme.com')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await deployed?.askWorker();
  expect(await deployed?.caller()).toBe('root');
});
