import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, jest, test } from '@jest/globals';
import type { Attributes } from '../../items/attributes.ts';
import { putAll } from './put-all.ts';

const region = 'eu-central-1';
const items = (count: number) => Array.from({ length: count }, (_, index): Attributes => ({ sk: { S: `${index}` } }));
type Batch = { PutRequest: { Item: { sk: { S: string } } } }[];

/** A table that leaves out of each batch, or refuses, what the test says. */
function aTable(answer: (batch: Batch, call: number) => Batch | Error) {
  const dynamoDB = new DynamoDBClient({ region });
  const batches: string[][] = [];
  let inFlight = 0;
  const seen = { most: 0 };
  dynamoDB.middlewareStack.add(
    () =>
      async ({ input }) => {
        const batch = (input as unknown as { RequestItems: { ledger: Batch } }).RequestItems.ledger;
        batches.push(batch.map(({ PutRequest }) => PutRequest.Item.sk.S));
        seen.most = Math.max(seen.most, ++inFlight);
        await new Promise(resolve => setTimeout(resolve, 1));
        inFlight--;
        const said = answer(batch, batches.length);
        if (said instanceof Error) throw said;
        return { output: { UnprocessedItems: said.length > 0 ? { ledger: said } : {}, $metadata: {} }, response: {} };
      },
    { step: 'initialize' },
  );
  return { dynamoDB, batches, seen };
}

const refusal = (name: string) => Object.assign(new Error('no'), { name });

test('25 at a time, four batches in flight', async () => {
  const { dynamoDB, batches, seen } = aTable(() => []);
  await putAll(dynamoDB, 'ledger', items(260));
  expect(batches.map(({ length }) => length)).toEqual([...Array(10).fill(25), 10]);
  expect(new Set(batches.flat()).size).toBe(260);
  expect(seen.most).toBe(4);
});

test('nothing is asked for nothing', async () => {
  const { dynamoDB, batches } = aTable(() => []);
  await putAll(dynamoDB, 'ledger', []);
  expect(batches).toEqual([]);
});

test('what is left out is written later, and a batch that was too much as a whole too', async () => {
  const written = new Set<string>();
  const { dynamoDB } = aTable((batch, call) => {
    if (call % 5 === 0) return refusal('ProvisionedThroughputExceededException');
    const left = call % 2 === 0 ? batch.slice(3) : [];
    for (const { PutRequest } of batch.slice(0, batch.length - left.length)) written.add(PutRequest.Item.sk.S);
    return left
      .map((_, index) => batch[index + batch.length - left.length] ?? batch[0])
      .filter(one => one !== undefined);
  });
  await putAll(dynamoDB, 'ledger', items(110));
  expect(written.size).toBe(110);
});

test('what is always left out is an error, not silence', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(-0.99); // hardly a pause
  const { dynamoDB, batches } = aTable(batch => batch.slice(-2));
  await expect(putAll(dynamoDB, 'ledger', items(3))).rejects.toThrow('left out 2 of 3 items of ledger, 9 times');
  expect(batches).toHaveLength(9);
  jest.restoreAllMocks();
});

test('any other refusal is an error at once', async () => {
  const { dynamoDB, batches } = aTable(() => refusal('AccessDeniedException'));
  await expect(putAll(dynamoDB, 'ledger', items(3))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect(batches).toHaveLength(1);
});
