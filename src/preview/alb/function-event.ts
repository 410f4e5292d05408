import type { LambdaGroup } from './target-group.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** Content types whose body reaches a function as text. All others, and compressed bodies, are base64. */
const text = /^(text\/|application\/(json|javascript|xml)\b)/i;

/**
 * The event that a Lambda function gets from the load balancer: header names in lower case, the query as sent, and
 * either single values (the last one wins) or lists, never both.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer
 */
export function functionEvent(
  { method, path, query }: VisitorRequest,
  { arn, multiValueHeaders }: LambdaGroup,
  headers: Readonly<Record<string, readonly string[]>>,
  body: Buffer,
) {
  const readable = body.length === 0 || (text.test(last(headers['content-type'])) && !headers['content-encoding']);
  const parameters = readQuery(query);
  return {
    requestContext: { elb: { targetGroupArn: arn } },
    httpMethod: method,
    path,
    ...(multiValueHeaders
      ? { multiValueQueryStringParameters: parameters, multiValueHeaders: headers }
      : { queryStringParameters: lastValues(parameters), headers: lastValues(headers) }),
    body: body.toString(readable ? 'utf8' : 'base64'),
    isBase64Encoded: !readable,
  };
}

function readQuery(query: string): Record<string, string[]> {
  const parameters = new Map<string, string[]>();
  for (const pair of query.split('&').filter(Boolean)) {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    parameters.set(name, [...(parameters.get(name) ?? []), equals < 0 ? '' : pair.slice(equals + 1)]);
  }
  return Object.fromEntries(parameters);
}

const last = (values: readonly string[] = []) => values.at(-1) ?? '';

const lastValues = (lists: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, last(values)]));
