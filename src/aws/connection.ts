import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** Where and as whom to call AWS otherwise than the environment says, as the preview's embedded one or osls does, and how patiently. */
export type Connection = Pick<
  DynamoDBClientConfig,
  'endpoint' | 'region' | 'credentials' | 'requestHandler' | 'retryMode' | 'maxAttempts'
>;

const retries = { retryMode: 'standard', maxAttempts: 3 } as const;

/** Without `throwOnRequestTimeout` a request that takes too long is only written to the log. */
const within = (connectionTimeout: number, requestTimeout: number) => ({
  requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
});

/** For a command: a connection that cannot be made fails soon; an answer may take as long as a slow function. */
export const forCommands = {
  ...retries,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 120_000 },
} as const satisfies Connection;

/**
 * Settings that were made elsewhere, with `forCommands` where they leave something open. The request handler of osls knows the proxy
 * and the certificates, but waits for a connection without end, so it gets our limit.
 */
export function forCommandsOf(connection: Connection = {}): Connection {
  const requestHandler = connection.requestHandler as RequestHandler | undefined;
  requestHandler?.updateHttpClientConfig?.('connectionTimeout', forCommands.requestHandler.connectionTimeout);
  return { ...forCommands, ...connection };
}

/** Either options for one, which have no methods, or one that was made of such. */
interface RequestHandler {
  updateHttpClientConfig?(key: 'connectionTimeout', milliseconds: number): void;
}

/** For a function that comes again in a minute: what does not answer by then is not known this time. */
export const forTheMinute = { ...retries, ...within(1_000, 3_000) } as const satisfies Connection;

/** For a function that somebody waits for: they look again by themselves. */
export const forSomebody = { ...retries, maxAttempts: 2, ...within(1_000, 2_000) } as const satisfies Connection;

/** For a function that writes and reads many things one after the other: none of them is to hold up the rest for long. */
export const forInvitations = { ...retries, ...within(1_000, 5_000) } as const satisfies Connection;
