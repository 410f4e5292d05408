import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Attributes } from '../../items/attributes.ts';

/**
 * Writes an item under a condition; if that does not hold, nothing is written, and what is there comes back. The SDK repeats a request
 * whose answer it did not get, and then the condition fails by what the first one wrote: that is known by its mark, and is no failure.
 */
export async function putOnce(
  dynamoDB: DynamoDBClient,
  { Item, ...input }: PutItemCommandInput & { ConditionExpression: string },
): Promise<{ written: true } | { written: false; found: Attributes | undefined }> {
  const write = randomUUID();
  try {
    await dynamoDB.send(
      new PutItemCommand({
        ...input,
        Item: { ...Item, write: { S: write } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { written: true };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return error.Item?.write?.S === write ? { written: true } : { written: false, found: error.Item };
  }
}

/** Writes an item whose version is one more than what is there (1: nothing is); false, nothing written, otherwise. */
export async function putNext(
  dynamoDB: DynamoDBClient,
  TableName: string,
  Item: Attributes,
  version: number,
): Promise<boolean> {
  const { written } = await putOnce(
    dynamoDB,
    version === 1
      ? { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          TableName,
          Item,
          ConditionExpression: 'version = :previous',
          ExpressionAttributeValues: { ':previous': { N: `${version - 1}` } },
        },
  );
  return written;
}
