import { STATUS_CODES } from 'node:http';
import type { ALBResult } from 'aws-lambda';

type Headers = NonNullable<ALBResult['multiValueHeaders']>;

/** For every response that is not a page: not cached, and never sniffed as another type. */
const always: Headers = { 'cache-control': ['no-store'], 'x-content-type-options': ['nosniff'] };

/** Plain-text response, for clients that accept neither HTML nor JSON. */
export const plainText = (statusCode: number, text: string, headers: Headers = {}): ALBResult => ({
  statusCode,
  multiValueHeaders: { 'content-type': ['text/plain; charset=utf-8'], ...always, ...headers },
  body: `${text}\n`,
});

export const json = (statusCode: number, document: unknown, headers: Headers = {}): ALBResult => ({
  statusCode,
  multiValueHeaders: { 'content-type': ['application/json'], ...always, ...headers },
  body: `${JSON.stringify(document)}\n`,
});

/** An error for programs. https://www.rfc-editor.org/rfc/rfc9457 */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The load balancer's x-amzn-trace-id, or "-". */
  instance: string;
  /** Machine-readable error code. */
  code: string;
  /** The single problems, where there are several. */
  errors?: readonly object[];
}

export const problemResponse = (document: ProblemDocument, headers: Headers = {}): ALBResult =>
  json(document.status, document, { ...headers, 'content-type': ['application/problem+json'] });

/** A problem of no special type: its title is that of the status. */
export const statusProblem = (
  { status, ...rest }: Omit<ProblemDocument, 'type' | 'title'>,
  headers: Headers = {},
): ALBResult =>
  problemResponse({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, ...rest }, headers);

/** Redirects after a form was handled. */
export const seeOther = (location: string): ALBResult => redirect(303, location);

/** Redirects to where the resource is for now. */
export const foundAt = (location: string): ALBResult => redirect(302, location);

const redirect = (statusCode: number, location: string): ALBResult => ({
  statusCode,
  multiValueHeaders: { location: [location], 'cache-control': ['no-store'] },
  body: '',
});

export const notFound = plainText(404, 'Not found.');
