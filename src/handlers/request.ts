import type { ALBEvent } from 'aws-lambda';
import type { RequestOrigin } from '../access/may-change.ts';
import { headerValues } from '../pages/headers.ts';

/** A header's values, joined; empty where there is none. */
export const header = ({ multiValueHeaders }: ALBEvent, name: string): string =>
  headerValues(multiValueHeaders, name).join();

/** The headers that say where a request comes from. */
export const originsOf = (event: ALBEvent): RequestOrigin => ({
  method: event.httpMethod,
  site: header(event, 'sec-fetch-site'),
  origin: header(event, 'origin'),
});

/** Whether a path is `place`, or below it. */
export const isBelow = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

/** Whether it is a form as the buttons of our pages send it. */
export const isForm = (event: ALBEvent): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(header(event, 'content-type'));

/** The body. The load balancer encodes bodies that are not text. */
export const bodyOf = ({ body, isBase64Encoded }: ALBEvent): Buffer<ArrayBuffer> =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

/** A form's fields. */
export const formFields = (event: ALBEvent): URLSearchParams => new URLSearchParams(bodyOf(event).toString());

/** The query. The load balancer passes it on encoded, as it was sent. */
export const queryOf = ({ multiValueQueryStringParameters }: ALBEvent): URLSearchParams =>
  new URLSearchParams(
    Object.entries(multiValueQueryStringParameters ?? {})
      .flatMap(([name, values = []]) => values.map(value => `${name}=${value}`))
      .join('&'),
  );

/** The request's host in lower case, without the port. */
export const hostOf = ({ multiValueHeaders }: ALBEvent): string =>
  headerValues(multiValueHeaders, 'host').join().toLowerCase().replace(/:\d+$/, '');
