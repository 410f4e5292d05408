import { STATUS_CODES } from 'node:http';
import type { ALBResult } from 'aws-lambda';

type Headers = NonNullable<ALBResult['multiValueHeaders']>;

/** For every form but the page's: no cache keeps it, no browser takes it for anything else. */
const always: Headers = { 'cache-control': ['no-store'], 'x-content-type-options': ['nosniff'] };

/** A line for whoever reads neither HTML nor JSON. */
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

/** What went wrong, for programs. https://www.rfc-editor.org/rfc/rfc9457 */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The load balancer's x-amzn-trace-id, or "-". */
  instance: string;
  /** A word to decide by. */
  code: string;
  /** What is wrong one by one, where there is more than one thing. */
  errors?: readonly object[];
}

export const problemResponse = (document: ProblemDocument, headers: Headers = {}): ALBResult =>
  json(document.status, document, { ...headers, 'content-type': ['application/problem+json'] });

/** One that its status says the kind of. */
export const statusProblem = (
  { status, ...said }: Omit<ProblemDocument, 'type' | 'title'>,
  headers: Headers = {},
): ALBResult =>
  problemResponse({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, ...said }, headers);

/** Where to look after a form. */
export const seeOther = (location: string): ALBResult => redirect(303, location);

/** Where it is for now. */
export const foundAt = (location: string): ALBResult => redirect(302, location);

const redirect = (statusCode: number, location: string): ALBResult => ({
  statusCode,
  multiValueHeaders: { location: [location], 'cache-control': ['no-store'] },
  body: '',
});

export const notFound = plainText(404, 'Not found.');
