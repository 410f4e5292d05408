import { DeleteItemCommand, type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { isOver, type Job, type JobState } from '../../../invitations/job.ts';
import type { Ledger } from '../../../invitations/ports.ts';
import { activeItem, activeKey, activePartition, jobKey, jobsPartition } from './items.ts';
import { jobItem, readJob } from './job-item.ts';
import { partition } from './partition.ts';
import { putAll } from './put-all.ts';
import { putNext } from './put-once.ts';
import { rowItem } from './row-item.ts';
import { rowReader } from './rows.ts';

const activeStates: readonly JobState[] = ['queued', 'running', 'paused'];
const isActive = ({ state }: Job) => activeStates.includes(state);

/** The jobs and rows of one table. What cannot be read is an error that names the item. */
export function ledger(dynamoDB: DynamoDBClient, TableName: string, now = () => Temporal.Now.instant()): Ledger {
  async function job(id: string): Promise<Job | undefined> {
    const { Item } = await dynamoDB.send(new GetItemCommand({ TableName, Key: jobKey(id), ConsistentRead: true }));
    return readJob(Item);
  }

  const mark = (id: string) => dynamoDB.send(new PutItemCommand({ TableName, Item: activeItem(id, now()) }));
  const unmark = (id: string) => dynamoDB.send(new DeleteItemCommand({ TableName, Key: activeKey(id) }));

  /** Looks at the job of a mark. A mark outlives its job's end where somebody was interrupted between the two. */
  async function jobOfMark(id: string): Promise<Job | undefined> {
    const found = await job(id);
    if (found && isOver(found)) await unmark(id);
    return found && isActive(found) ? found : undefined;
  }

  return {
    job,

    async jobs(most) {
      const found: Job[] = [];
      for await (const item of partition(dynamoDB, TableName, jobsPartition, {
        ScanIndexForward: false,
        Limit: most,
      })) {
        const one = readJob(item);
        if (one) found.push(one);
        if (found.length === most) break;
      }
      return found;
    },

    async unfinished() {
      const ids: string[] = [];
      for await (const { sk } of partition(dynamoDB, TableName, activePartition)) ids.push(sk?.S ?? '');
      const found = await Promise.all(ids.map(jobOfMark));
      return found.filter(one => one !== undefined);
    },

    // First the mark, then the job: a mark too many is looked at in vain, but nobody would look at a job without one.
    async writeJob(written) {
      if (isActive(written)) await mark(written.id);
      const isWritten = await putNext(dynamoDB, TableName, jobItem(written, now()), written.version);
      if (isWritten && isOver(written)) await unmark(written.id).catch(() => undefined); // or the next worker does
      return isWritten;
    },

    putRows(id, rows) {
      const at = now();
      return putAll(
        dynamoDB,
        TableName,
        rows.map(row => rowItem(id, row, at)),
      );
    },

    ...rowReader(dynamoDB, TableName),
    writeRow: (id, row) => putNext(dynamoDB, TableName, rowItem(id, row, now()), row.version),
  };
}
