import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { Connection } from '../connection.ts';

/**
 * Hands events to a function without waiting for what it makes of them. The SDK's package for it is loaded at the first
 * event: most requests that a waiting page makes need none.
 */
export function invoker(FunctionName: string, connection: Connection): (event: object) => Promise<void> {
  let client: LambdaClient | undefined;
  return async event => {
    const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
    client ??= new LambdaClient(connection);
    await client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(event) }));
  };
}
