import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Resends } from '../../invitations/ports.ts';
import { attributesOf } from '../items/attributes.ts';
import { sortable } from '../items/moments.ts';
import { keptFrom } from './items.ts';
import { resendKey } from './keys.ts';
import { putOnce } from './put-once.ts';

const keptDays = 7;

/** Who was sent an invitation again by hand, in one table. */
export const resendRecord = (dynamoDB: DynamoDBClient, TableName: string): Resends => ({
  async note(username, now, notSince) {
    const { written } = await putOnce(dynamoDB, {
      TableName,
      Item: { ...attributesOf({ at: sortable(now), expires: keptFrom(now, keptDays) }), ...resendKey(username) },
      ConditionExpression: 'attribute_not_exists(pk) OR #at <= :notSince',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':notSince': { S: sortable(notSince) } },
    });
    return written;
  },
});
