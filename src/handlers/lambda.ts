import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { mapStackTrace } from './stack-trace.ts';

/**
 * Writes one line of JSON to the function's log. Never log the event: it holds tokens and addresses. Not with `console.log`: Lambda puts a
 * time and a request ID before its lines, so that metric filters no longer read them as JSON. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export const logLine = (fields: Record<string, unknown>) => void process.stdout.write(`${JSON.stringify(fields)}\n`);

/** Every Lambda's handler: logs an error once, with its request ID, and rethrows it, so that the caller sees the function fail. */
export const lambdaHandler = <Event, Result>(handle: (event: Event, context: Context) => Promise<Result>) =>
  middy<Event, Result>()
    .onError(({ error, context }) => {
      const stack = error?.stack && mapStackTrace(error.stack);
      logLine({ level: 'error', requestId: context.awsRequestId, message: error?.message, stack });
    })
    .handler(handle);
