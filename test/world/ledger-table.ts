import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Ledger } from '../../src/invites/ports.ts';
import type { Row } from '../../src/invites/row.ts';

/** A table of an embedded AWS, keyed as the ledger of a stage is. */
export async function aLedgerTable(dynamoDB: DynamoDBClient, TableName: string): Promise<string> {
  await dynamoDB.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map(AttributeName => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  return TableName;
}

/** The rows of a job, all at once. */
export async function allRows({ rows }: Pick<Ledger, 'rows'>, job: string): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows(job)) found.push(row);
  return found;
}
