import { setTimeout as delay } from 'node:timers/promises';
import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import type { Attributes } from '../../items/attributes.ts';
import { isThrottle } from '../../throttle.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const maxBatchSize = 25;
const batchesAtOnce = 4;
/** How often a batch is tried, with twice the pause after each time: half a minute in all. A new table is slow at first. */
const maxTries = 9;
const firstPauseMs = 50;

/** Writes items over whatever is there, in no order. What DynamoDB leaves out of a batch is tried again; rejects when that goes on. */
export async function putAll(dynamoDB: DynamoDBClient, table: string, items: readonly Attributes[]): Promise<void> {
  const requests = items.map((Item): WriteRequest => ({ PutRequest: { Item } }));
  let next = 0;
  const write = async () => {
    while (next < requests.length) {
      const batch = requests.slice(next, next + maxBatchSize);
      next += batch.length;
      await putBatch(dynamoDB, table, batch);
    }
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, write));
}

async function putBatch(dynamoDB: DynamoDBClient, table: string, batch: WriteRequest[]): Promise<void> {
  let left = batch;
  for (let round = 0; round < maxTries; round++) {
    // Somewhere in the second half of the pause: others are told to wait at the same time.
    if (round > 0) await delay(firstPauseMs * 2 ** round * (0.5 + Math.random() / 2));
    left = await writeBatch(dynamoDB, table, left);
    if (left.length === 0) return;
  }
  throw new Error(
    `DynamoDB left out ${left.length} of ${batch.length} items of ${table}, ${maxTries} times. Try again later.`,
  );
}

/** What was not written. A batch of which nothing could be is an error to DynamoDB. */
async function writeBatch(dynamoDB: DynamoDBClient, table: string, batch: WriteRequest[]): Promise<WriteRequest[]> {
  try {
    const { UnprocessedItems } = await dynamoDB.send(new BatchWriteItemCommand({ RequestItems: { [table]: batch } }));
    return UnprocessedItems?.[table] ?? [];
  } catch (error) {
    if (isThrottle(error)) return batch;
    throw error;
  }
}
