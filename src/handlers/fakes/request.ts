import type { ALBEvent } from 'aws-lambda';
import { headersWith } from '../../aws/tokens/fakes/visit.ts';

/** One value each; undefined leaves a header out. */
export type Headers = Record<string, string | undefined>;

/** What a browser sends when somebody opens a page. */
export const opening: Headers = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'none',
  'user-agent': 'Mozilla/5.0 (X11; Linux x64) Chrome/150.0.0.0 Safari/537.36',
};

export interface Request {
  method?: string;
  path?: string;
  /** As in the address, encoded. */
  query?: string;
  headers?: Headers;
  /** Of the tokens. */
  tokens?: ReturnType<typeof headersWith>;
  body?: string;
  /** As the load balancer sends what it does not take for text. */
  isBase64Encoded?: boolean;
}

/** A request as the load balancer hands it to a function, by default of somebody who opens `/`. */
export const requestOf = ({
  method = 'GET',
  path = '/',
  query = '',
  headers = opening,
  tokens,
  body,
  isBase64Encoded,
}: Request) => {
  const event: ALBEvent = {
    requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:2:targetgroup/t/1' } },
    httpMethod: method,
    path,
    multiValueQueryStringParameters: inLists(query),
    multiValueHeaders: {
      host: ['sales.example.com'],
      'x-amzn-trace-id': ['Root=1-67891233-abcdef012345678912345678'],
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value === undefined ? [] : [value]])),
      ...(tokens ?? headersWith()),
    },
    body: body ?? '',
    isBase64Encoded: isBase64Encoded ?? false,
  };
  return event;
};

const inLists = (query: string): Record<string, string[]> =>
  Object.fromEntries(
    query
      .split('&')
      .filter(Boolean)
      .map(pair => pair.split('='))
      .map(([name = '', value = '']) => [name, [value]]),
  );
