import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import type { Attributes } from '../../items/attributes.ts';
import { claimStore, resendLog } from './claims.ts';
import { aJob, aRow, instant } from './fakes/written.ts';
import { ledger } from './ledger.ts';
import { mailBudget } from './mail-budget.ts';

/** A table whose answer to the first request is lost, so that the SDK sends it again; the condition fails by then, by `found`. */
function aTable(found: (written: Attributes) => Attributes) {
  const dynamoDB = new DynamoDBClient({ region: 'eu-central-1' });
  dynamoDB.middlewareStack.add(
    (_next, { commandName }) =>
      async ({ input }) => {
        const { Item, ExpressionAttributeValues: values = {} } = input as unknown as Record<string, Attributes>;
        const isMark = Item?.pk?.S === 'active';
        if (commandName === 'DeleteItemCommand' || isMark) return { output: { $metadata: {} }, response: {} };
        const written = Item ?? { lastChange: values[':change'] ?? { S: '' } };
        throw new ConditionalCheckFailedException({ message: 'no', $metadata: {}, Item: found(written) });
      },
    { step: 'initialize' },
  );
  return dynamoDB;
}

const now = instant('12:00:00');
const claim = { request: 'hash', job: 'one', done: false, at: now };
const another = { write: { S: 'another' }, lastChange: { S: 'another' } };

// A kill or a time-out between DynamoDB and the SDK happens once in a while, and then a row that is ours would be taken for another's.
test('what the SDK sends twice is written once, and counts as ours', async () => {
  const dynamoDB = aTable(written => written);
  const { writeJob, writeRow } = ledger(dynamoDB, 'ledger');
  expect(await writeJob(aJob({ state: 'running', version: 7 }))).toBe(true);
  expect(await writeRow('one', aRow(1, { state: 'calling', version: 2 }))).toBe(true);
  expect(await mailBudget(dynamoDB, 'ledger').spend('2026-11-23', 40)).toBe(true);
  expect(await resendLog(dynamoDB, 'ledger').note('ana', now, now)).toBe(true);
  expect(await claimStore(dynamoDB, 'ledger').claim('key', claim, now)).toBeUndefined();
});

test('what somebody else wrote is theirs, however alike', async () => {
  const dynamoDB = aTable(written => ({ ...written, ...another }));
  const { writeJob, writeRow } = ledger(dynamoDB, 'ledger');
  expect(await writeJob(aJob({ state: 'running', version: 7 }))).toBe(false);
  expect(await writeRow('one', aRow(1, { state: 'calling', version: 2 }))).toBe(false);
  expect(await mailBudget(dynamoDB, 'ledger').spend('2026-11-23', 40)).toBe(false);
  expect(await resendLog(dynamoDB, 'ledger').note('ana', now, now)).toBe(false);
  expect(await claimStore(dynamoDB, 'ledger').claim('key', claim, now)).toMatchObject({ request: 'hash', done: false });
});
