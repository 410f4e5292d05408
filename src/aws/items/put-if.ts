import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';

export type ConditionalPut = PutItemCommandInput & { ConditionExpression: string };

/** Writes an item under a condition; false, nothing written, where the condition does not hold. */
export async function putIf(dynamoDB: DynamoDBClient, input: ConditionalPut): Promise<boolean> {
  try {
    await dynamoDB.send(new PutItemCommand(input));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/**
 * Writes items in one request, each under its own condition; false, nothing written, where DynamoDB refuses that: mostly because one of
 * the conditions does not hold, or somebody else is writing one of the items. Then each has to be written by itself. It takes a hundred.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function putTogether(dynamoDB: DynamoDBClient, puts: readonly ConditionalPut[]): Promise<boolean> {
  try {
    await dynamoDB.send(new TransactWriteItemsCommand({ TransactItems: puts.map(Put => ({ Put })) }));
    return true;
  } catch (error) {
    if (error instanceof Error && refusals.includes(error.name)) return false;
    throw error;
  }
}

const refusals = ['TransactionCanceledException', 'AccessDeniedException'];
