import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Attributes } from '../../items/attributes.ts';

interface Put {
  Item: Attributes;
  ConditionExpression?: string;
  ExpressionAttributeValues?: Attributes;
}

const no = { message: 'no', $metadata: {} };

/** What DynamoDB answers of the power table, to the requests that the adapters make. */
export function answerTable(items: Map<string, Attributes>, command: string, input: object): object {
  switch (command) {
    case 'BatchGetItemCommand':
      return batchGet(items, input);
    case 'PutItemCommand': {
      if (!holds(items, input as Put)) throw new ConditionalCheckFailedException(no);
      return put(items, input as Put);
    }
    case 'TransactWriteItemsCommand': {
      const puts = (input as { TransactItems: { Put: Put }[] }).TransactItems.map(({ Put }) => Put);
      if (puts.length > 100) throw new Error('ValidationException: a transaction has 100 items at most');
      if (!puts.every(one => holds(items, one))) throw new TransactionCanceledException(no);
      for (const one of puts) put(items, one);
      return {};
    }
    default:
      throw new Error(`Nobody said what ${command} answers.`);
  }
}

function batchGet(items: Map<string, Attributes>, input: object): object {
  const { RequestItems } = input as { RequestItems: Record<string, { Keys: { id: { S: string } }[] }> };
  const [[table, { Keys }] = ['', { Keys: [] }]] = Object.entries(RequestItems);
  if (Keys.length > 100) throw new Error('ValidationException: a batch has 100 keys at most');
  return { Responses: { [table]: Keys.map(({ id }) => items.get(id.S)).filter(item => item !== undefined) } };
}

const put = (items: Map<string, Attributes>, { Item }: Put) => {
  items.set(`${Item.id?.S}`, Item);
  return {};
};

function holds(items: Map<string, Attributes>, { Item, ConditionExpression, ExpressionAttributeValues = {} }: Put) {
  const found = items.get(`${Item.id?.S}`);
  const { ':previous': previous, ':known': known, ':before': before } = ExpressionAttributeValues;
  switch (ConditionExpression) {
    case 'attribute_not_exists(id)':
      return !found;
    case 'version = :previous':
      return found?.version?.N === previous?.N;
    case 'attribute_not_exists(id) OR lease = :known':
      return !found || found.lease?.S === known?.S;
    case 'attribute_not_exists(id) OR #at < :before':
      return !found || `${found.at?.S}` < `${before?.S}`;
    default:
      throw new Error(`Nobody said when ${ConditionExpression} holds.`);
  }
}
