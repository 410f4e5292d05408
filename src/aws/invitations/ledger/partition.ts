import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Attributes } from '../../items/attributes.ts';
import { pages } from '../../pages.ts';

/** Whatever else is asked of a query. `after`: the key that it begins behind. */
type More = Omit<QueryCommandInput, 'TableName' | 'KeyConditionExpression'> & { after?: Attributes };

/** The items under one `pk` in the order of their `sk`, asked for page by page while somebody takes them. */
export async function* partition(
  client: DynamoDBClient,
  TableName: string,
  pk: string,
  { after, ExpressionAttributeValues, ...more }: More = {},
): AsyncGenerator<Attributes, void> {
  const query = {
    ...more,
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ':pk': { S: pk } },
  };
  const found = pages(
    (ExclusiveStartKey: Attributes | undefined = after) =>
      client.send(new QueryCommand({ ...query, ExclusiveStartKey })),
    ({ LastEvaluatedKey }) => LastEvaluatedKey,
  );
  for await (const { Items = [] } of found) yield* Items;
}
