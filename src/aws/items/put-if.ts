import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
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
