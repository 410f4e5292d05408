import type { ALBEvent } from 'aws-lambda';
import { formFor } from '../../pages/form.ts';
import { valuesOf } from '../../pages/headers.ts';
import { type VisitKind, visitKind } from '../../power/visit.ts';

/** Whether the request is somebody opening the app, or what else it is. */
export function kindOf(event: ALBEvent): VisitKind {
  const mode = header(event, 'sec-fetch-mode');
  const destination = header(event, 'sec-fetch-dest');
  return visitKind({
    method: event.httpMethod,
    wantsPage: formFor(event.multiValueHeaders) === 'page',
    ...(mode && { mode }),
    ...(destination && { destination }),
    purpose: ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map(name => header(event, name)).join(),
    userAgent: header(event, 'user-agent'),
  });
}

/**
 * Whether a form was sent by a page of this very host, which no other site can make a browser say.
 * The same as https://pkg.go.dev/net/http#CrossOriginProtection, but that a request that says neither is refused.
 */
export function isOwnForm(event: ALBEvent): boolean {
  if (!/^application\/x-www-form-urlencoded\b/i.test(header(event, 'content-type'))) return false;
  const site = header(event, 'sec-fetch-site');
  return site ? site === 'same-origin' : URL.parse(header(event, 'origin'))?.host === header(event, 'host');
}

/** A form's fields. The load balancer encodes what it does not take for text, and forms are of that. */
export const fieldsOf = ({ body, isBase64Encoded }: ALBEvent): URLSearchParams =>
  new URLSearchParams(Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString());

const header = ({ multiValueHeaders }: ALBEvent, name: string): string => valuesOf(multiValueHeaders, name).join();
