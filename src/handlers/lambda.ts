import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { mapStackTrace } from './stack-trace.ts';

/**
 * One line of JSON on the function's log. Never the event: it holds tokens and addresses. Not by `console.log`, before whose lines Lambda puts
 * a time and a request id: a metric filter would take them for text. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export const logLine = (fields: Record<string, unknown>) => void process.stdout.write(`${JSON.stringify(fields)}\n`);

/**
 * What every Lambda shares: an error is logged once, with the request it belongs to, and then thrown on,
 * so that the caller (Cognito, the load balancer) sees the function fail.
 */
export const lambdaHandler = <Event, Result>(handle: (event: Event, context: Context) => Promise<Result>) =>
  middy<Event, Result>()
    .onError(({ error, context }) => {
      const stack = error?.stack && mapStackTrace(error.stack);
      logLine({ level: 'error', requestId: context.awsRequestId, message: error?.message, stack });
    })
    .handler(handle);
