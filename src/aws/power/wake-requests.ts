import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import type { WakePorts } from '../../power/ports.ts';
import { putIf } from '../items/put-if.ts';
import { sortableTime } from '../items/timestamps.ts';
import { leaseItem, runRequestItem } from './items.ts';

export interface WakeSettings {
  table: string;
  /** How many apps the stage has. */
  apps: number;
  /** Hands an event to the reconciler and does not wait for what it makes of it. Rejects when it cannot be handed over. */
  invoke(event: object): Promise<void>;
  now(): Temporal.Instant;
}

/**
 * Between two askings of a stage is at least this much. It is also how long a copy that is healthy may wait for its visitors. An asking
 * costs a request to the load balancer's API for each app that is waited for, and one more: six a second, of the ten that AWS takes.
 */
const requestEverySeconds = (apps: number) => Math.max(2, (apps + 1) / 6);

/** Writes leases, each unless another has been taken since. */
export const leaseWriter =
  (dynamoDB: DynamoDBClient, table: string): WakePorts['takeLease'] =>
  (app, lease, known) =>
    putIf(dynamoDB, {
      TableName: table,
      Item: leaseItem(app, lease),
      // A lease that was read may have expired from the table since.
      ConditionExpression: known ? 'attribute_not_exists(id) OR lease = :known' : 'attribute_not_exists(id)',
      ...(known && { ExpressionAttributeValues: { ':known': { S: known.id } } }),
    });

/** What a visitor's wake writes: the app's lease, and when the reconciler was last asked to look after apps that are waited for. */
export function wakeRequests(
  dynamoDB: DynamoDBClient,
  { table, apps, invoke, now }: WakeSettings,
): Pick<WakePorts, 'takeLease' | 'requestRun'> {
  /** Notes that it was asked, where it last was before then. Of all that try at once one succeeds. */
  const noteRequest = (at: Temporal.Instant, before: Temporal.Instant) =>
    putIf(dynamoDB, {
      TableName: table,
      Item: runRequestItem(at, now()),
      ConditionExpression: 'attribute_not_exists(id) OR #at < :before',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':before': { S: sortableTime(before) } },
    });

  return {
    takeLease: leaseWriter(dynamoDB, table),

    async requestRun(app) {
      const at = now();
      const before = at.subtract({ milliseconds: Math.round(requestEverySeconds(apps) * 1000) });
      if (!(await noteRequest(at, before))) return;
      try {
        await invoke({ app, waiting: true });
      } catch (error) {
        await forget(at);
        throw error;
      }
    },
  };

  /** So that the next one may ask at once. If this fails too, the next one may in a few seconds. */
  async function forget(at: Temporal.Instant): Promise<void> {
    const justAfter = at.add({ milliseconds: 1 });
    await noteRequest(Temporal.Instant.fromEpochMilliseconds(0), justAfter).catch(() => undefined);
  }
}
