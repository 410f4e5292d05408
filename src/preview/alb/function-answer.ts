import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { AlbAnswer } from './answers.ts';

/** Headers that the load balancer ignores in a function's result, or computes itself. */
const ignored = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);

/**
 * Turns a function's result into an answer, and throws if it is malformed. Reads only `multiValueHeaders` if the group
 * has multi-value headers enabled, and only `headers` otherwise.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#respond-to-load-balancer
 */
export function functionAnswer(payload: string, multiValue: boolean): AlbAnswer {
  const result: unknown = JSON.parse(payload);
  if (!isRecord(result)) throw new Error('The function returned something other than an object.');
  const { statusCode, statusDescription, body = '', isBase64Encoded } = result;
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599)
    throw new Error(`The function returned the statusCode ${statusCode}.`);
  if (body !== null && typeof body !== 'string') throw new Error('The function returned a body that is not a string.');
  return {
    status: statusCode,
    reason: typeof statusDescription === 'string' ? statusDescription.replace(/^\d+ ?/, '') : undefined,
    headers: readHeaders((multiValue ? result.multiValueHeaders : result.headers) ?? {}),
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

function readHeaders(described: unknown): Record<string, string[]> {
  if (!isRecord(described)) throw new Error('The function returned headers that are not an object.');
  const headers: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(described)) {
    const key = name.toLowerCase();
    if (ignored.has(key)) continue;
    validateHeaderName(key);
    for (const each of [value].flat()) {
      validateHeaderValue(key, String(each));
      headers[key] = [...(headers[key] ?? []), String(each)];
    }
  }
  return headers;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
