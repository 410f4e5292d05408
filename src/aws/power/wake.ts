import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import type { WakePorts } from '../../power/ports.ts';
import { sortable } from '../items/moments.ts';
import { putIf } from '../items/put-if.ts';
import { askedItem, leaseItem } from './items.ts';

export interface WakeSettings {
  table: string;
  /** Hands an event to the reconciler and does not wait for what it makes of it. Rejects when it cannot be handed over. */
  invoke(event: object): Promise<void>;
  now(): Temporal.Instant;
}

/** Whoever asks: between two askings of an app is at least this much. It is also how long a copy that is healthy may wait for its visitors. */
const askEverySeconds = 2;

/** Writes leases, each unless another has been taken since. */
export const leases =
  (dynamoDB: DynamoDBClient, table: string): WakePorts['takeLease'] =>
  (app, lease, known) =>
    putIf(dynamoDB, {
      TableName: table,
      Item: leaseItem(app, lease),
      // A lease that was read may have expired from the table since.
      ConditionExpression: known ? 'attribute_not_exists(id) OR lease = :known' : 'attribute_not_exists(id)',
      ...(known && { ExpressionAttributeValues: { ':known': { S: known.id } } }),
    });

/** What a visitor's wake writes: the app's lease, and when the reconciler was asked last. */
export function wakes(
  dynamoDB: DynamoDBClient,
  { table, invoke, now }: WakeSettings,
): Pick<WakePorts, 'takeLease' | 'ask'> {
  /** Notes that the app was asked for, where it last was before then. Of all that try at once one succeeds. */
  const noteAsked = (app: string, at: Temporal.Instant, before: Temporal.Instant) =>
    putIf(dynamoDB, {
      TableName: table,
      Item: askedItem(app, at, now()),
      ConditionExpression: 'attribute_not_exists(id) OR #at < :before',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':before': { S: sortable(before) } },
    });

  return {
    takeLease: leases(dynamoDB, table),

    async ask(app) {
      const at = now();
      if (!(await noteAsked(app, at, at.subtract({ seconds: askEverySeconds })))) return;
      try {
        await invoke({ app });
      } catch (error) {
        await forget(app, at);
        throw error;
      }
    },
  };

  /** So that the next one may ask at once. If this fails too, the next one may in a few seconds. */
  async function forget(app: string, at: Temporal.Instant): Promise<void> {
    const justAfter = at.add({ milliseconds: 1 });
    await noteAsked(app, Temporal.Instant.fromEpochMilliseconds(0), justAfter).catch(() => undefined);
  }
}
