import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import type { MailBudget } from '../../../invitations/ports.ts';
import { boolean, number, object, optional } from '../../items/readers.ts';
import { expiresAfter, mailsKey, readingItem } from './items.ts';

const keptDays = 7;
const expiresOf = (day: string): AttributeValue => ({
  N: `${expiresAfter(Temporal.Instant.from(`${day}T00:00Z`), keptDays)}`,
});

interface Day {
  mails?: number;
  usedUp?: boolean;
}
const readDay = readingItem(object<Day>({ mails: optional(number), usedUp: optional(boolean) }));

/** The mails of each day, counted in one table. */
export function mailBudget(dynamoDB: DynamoDBClient, TableName: string): MailBudget {
  /** Counts on or back where the condition holds. A request that the SDK repeats counts once: it is known by its mark. */
  async function count(day: string, by: 1 | -1, condition: string, values: Record<string, AttributeValue>) {
    const change = { S: randomUUID() };
    try {
      await dynamoDB.send(
        new UpdateItemCommand({
          TableName,
          Key: mailsKey(day),
          UpdateExpression: 'SET expires = :expires, lastChange = :change ADD mails :by',
          ConditionExpression: `(attribute_not_exists(lastChange) OR lastChange <> :change) AND ${condition}`,
          ExpressionAttributeValues: {
            ...values,
            ':expires': expiresOf(day),
            ':change': change,
            ':by': { N: `${by}` },
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.lastChange?.S === change.S;
    }
  }

  return {
    async spend(day, limit) {
      if (limit < 1) return false;
      const condition = 'attribute_not_exists(usedUp) AND (attribute_not_exists(mails) OR mails < :limit)';
      return count(day, 1, condition, { ':limit': { N: `${limit}` } });
    },

    async giveBack(day) {
      await count(day, -1, 'mails > :none', { ':none': { N: '0' } });
    },

    async exhaust(day) {
      await dynamoDB.send(
        new UpdateItemCommand({
          TableName,
          Key: mailsKey(day),
          UpdateExpression: 'SET usedUp = :yes, expires = :expires',
          ExpressionAttributeValues: { ':yes': { BOOL: true }, ':expires': expiresOf(day) },
        }),
      );
    },

    async spent(day) {
      const asked = new GetItemCommand({ TableName, Key: mailsKey(day), ConsistentRead: true });
      const { mails = 0, usedUp = false } = readDay((await dynamoDB.send(asked)).Item) ?? {};
      return usedUp ? Number.POSITIVE_INFINITY : mails;
    },
  };
}
