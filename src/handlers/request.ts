import type { ALBEvent } from 'aws-lambda';
import { valuesOf } from '../pages/headers.ts';

/** A header's values in one; empty where there is none. */
export const header = ({ multiValueHeaders }: ALBEvent, name: string): string =>
  valuesOf(multiValueHeaders, name).join();

/**
 * Whether a page of this very host sent it, which no other site can make a browser say.
 * The same as https://pkg.go.dev/net/http#CrossOriginProtection, but that a request that says neither is refused.
 */
export function isFromThisHost(event: ALBEvent): boolean {
  const site = header(event, 'sec-fetch-site');
  return site ? site === 'same-origin' : URL.parse(header(event, 'origin'))?.host === header(event, 'host');
}

/** Whether it is a form, and of a page of this very host. */
export const isOwnForm = (event: ALBEvent): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(header(event, 'content-type')) && isFromThisHost(event);

/** What was sent. The load balancer encodes what it does not take for text. */
export const bodyOf = ({ body, isBase64Encoded }: ALBEvent): Buffer<ArrayBuffer> =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

/** A form's fields. */
export const fieldsOf = (event: ALBEvent): URLSearchParams => new URLSearchParams(bodyOf(event).toString());

/** What stands after the question mark. The load balancer passes it on as it was sent, encoded. */
export const queryOf = ({ multiValueQueryStringParameters }: ALBEvent): URLSearchParams =>
  new URLSearchParams(
    Object.entries(multiValueQueryStringParameters ?? {})
      .flatMap(([name, values = []]) => values.map(value => `${name}=${value}`))
      .join('&'),
  );
