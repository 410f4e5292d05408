import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Claim, ClaimStore, ResendLog } from '../../../invitations/ports.ts';
import { attributesOf } from '../../items/attributes.ts';
import { boolean, instant, object, text } from '../../items/readers.ts';
import { sortableTime } from '../../items/timestamps.ts';
import { claimKey, expiresAfter, readingItem, resendKey } from './items.ts';
import { putOnce } from './put-once.ts';

const readClaim = readingItem(object<Claim>({ request: text, job: text, done: boolean, at: instant }));

/** The keys of requests, in one table. */
export const claimStore = (dynamoDB: DynamoDBClient, TableName: string): ClaimStore => ({
  async claim(key, claim, staleBefore) {
    const answer = await putOnce(dynamoDB, {
      TableName,
      Item: {
        ...attributesOf({ ...claim, at: sortableTime(claim.at), expires: expiresAfter(claim.at) }),
        ...claimKey(key),
      },
      ConditionExpression: 'attribute_not_exists(pk) OR (done = :no AND #at <= :staleBefore)',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':no': { BOOL: false }, ':staleBefore': { S: sortableTime(staleBefore) } },
    });
    return answer.written ? undefined : readClaim(answer.found);
  },

  async read(key) {
    const asked = new GetItemCommand({ TableName, Key: claimKey(key), ConsistentRead: true });
    return readClaim((await dynamoDB.send(asked)).Item);
  },

  async finish(key) {
    await dynamoDB.send(
      new UpdateItemCommand({
        TableName,
        Key: claimKey(key),
        UpdateExpression: 'SET done = :yes',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':yes': { BOOL: true } },
      }),
    );
  },
});

const keptDays = 7;

/** Who was sent an invitation again by hand, in one table. */
export const resendLog = (dynamoDB: DynamoDBClient, TableName: string): ResendLog => ({
  async note(username, now, notSince) {
    const { written } = await putOnce(dynamoDB, {
      TableName,
      Item: {
        ...attributesOf({ at: sortableTime(now), expires: expiresAfter(now, keptDays) }),
        ...resendKey(username),
      },
      ConditionExpression: 'attribute_not_exists(pk) OR #at <= :notSince',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':notSince': { S: sortableTime(notSince) } },
    });
    return written;
  },
});
