import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Has the worker look at the jobs now, and waits for nothing that it does. Without this it does so within a minute. */
export const askWorker = (lambda: LambdaClient, FunctionName: string) => async (): Promise<void> => {
  await lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: '{}' }));
};
