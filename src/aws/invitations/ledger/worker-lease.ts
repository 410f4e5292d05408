import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { WorkerLease } from '../../../invitations/ports.ts';
import { putIf } from '../../items/put-if.ts';
import { sortableTime } from '../../items/timestamps.ts';
import { unlessMissing } from '../../missing.ts';
import { leaseKey } from './items.ts';

/** The one lease of a table. */
export const workerLease = (dynamoDB: DynamoDBClient, TableName: string): WorkerLease => ({
  take: (holder, now, until) =>
    putIf(dynamoDB, {
      TableName,
      Item: { ...leaseKey(), holder: { S: holder }, until: { S: sortableTime(until) } },
      ConditionExpression: 'attribute_not_exists(pk) OR holder = :holder OR #until <= :now',
      ExpressionAttributeNames: { '#until': 'until' },
      ExpressionAttributeValues: { ':holder': { S: holder }, ':now': { S: sortableTime(now) } },
    }),

  async release(holder) {
    const deleted = dynamoDB.send(
      new DeleteItemCommand({
        TableName,
        Key: leaseKey(),
        ConditionExpression: 'holder = :holder',
        ExpressionAttributeValues: { ':holder': { S: holder } },
      }),
    );
    await unlessMissing(deleted, 'ConditionalCheckFailedException');
  },
});
