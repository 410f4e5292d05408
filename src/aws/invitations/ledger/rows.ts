import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BadCursor, type Ledger } from '../../../invitations/ports.ts';
import type { Row, RowState } from '../../../invitations/row.ts';
import { rowKey, rowsPartition } from './items.ts';
import { partition } from './partition.ts';
import { readRow } from './row-item.ts';

type More = Parameters<typeof partition>[3];

/** The rows of one job as they are now. A cursor that no page ended with rejects with `BadCursor`. */
export function rowReader(dynamoDB: DynamoDBClient, table: string): Pick<Ledger, 'rows' | 'page'> {
  async function* rows(job: string, more?: More): AsyncGenerator<Row, void> {
    for await (const item of partition(dynamoDB, table, rowsPartition(job), more)) {
      const row = readRow(item);
      if (row) yield row;
    }
  }

  return {
    rows: job => rows(job),

    async page(job, most, { state, cursor }) {
      const found: Row[] = [];
      const more = {
        ...(state ? inState(state) : { Limit: most + 1 }),
        ...(cursor !== undefined && { after: rowKey(job, lineAt(cursor)) }),
      };
      for await (const row of rows(job, more)) {
        const last = found.at(most - 1);
        if (last) return { rows: found, cursor: cursorAt(last.line) };
        found.push(row);
      }
      return { rows: found };
    },
  };
}

/** DynamoDB reads the others too, and does not send them. */
const inState = (state: RowState) => ({
  FilterExpression: '#state = :state',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':state': { S: state } },
});

const cursorAt = (line: number) => Buffer.from(`${line}`).toString('base64url');

function lineAt(cursor: string): number {
  const line = Number(Buffer.from(cursor, 'base64url').toString());
  if (cursorAt(line) !== cursor || !Number.isSafeInteger(line) || line < 0) throw new BadCursor(cursor);
  return line;
}
