import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { ledger } from '../../src/aws/invitations/ledger/ledger.ts';
import type { Ledger } from '../../src/invitations/ports.ts';
import type { Row } from '../../src/invitations/row.ts';
import { aRegion, type TestRegion } from './shared-aws.ts';

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

/** For the tests of a file, each of which has an empty ledger. */
export function ledgers() {
  let aws: TestRegion;
  let table = '';
  let tables = 0;
  beforeAll(async () => {
    aws = await aRegion();
  });
  afterAll(() => aws?.leave());
  beforeEach(async () => {
    table = await aLedgerTable(aws.clients.dynamoDB(), `ledger-${++tables}`);
  });
  const dynamoDB = () => aws.clients.dynamoDB();
  return { dynamoDB, table: () => table, theLedger: () => ledger(dynamoDB(), table) };
}

/** The rows of a job, all at once. */
export async function allRows({ rows }: Pick<Ledger, 'rows'>, job: string): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows(job)) found.push(row);
  return found;
}
