import { expect, test } from '@jest/globals';
import { TransientError } from '../image/ports.ts';
import { markTransient } from './transient.ts';

const error = (more: object) => Promise.reject(Object.assign(new Error('no'), more));

test.each([
  ['throttled', { name: 'ThrottlingException' }],
  ['throttled, in the words of S3', { name: 'SlowDown' }],
  ['a server that is not well', { name: 'Whatever', $metadata: { httpStatusCode: 503 } }],
  ['too many requests, under any name', { $metadata: { httpStatusCode: 429 } }],
  ['a connection that broke', { code: 'ECONNRESET' }],
  ['a name that is not found just now', { code: 'ENOTFOUND' }],
  ['no answer', { name: 'TimeoutError' }],
])('%s is worth another try', async (_, more) => {
  await expect(markTransient(error(more))).rejects.toBeInstanceOf(TransientError);
});

test.each([
  ['a right that is missing', { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } }],
  ['expired credentials', { name: 'ExpiredTokenException', $metadata: { httpStatusCode: 403 } }],
  ['an account that may not build', { name: 'AccountLimitExceededException', $metadata: { httpStatusCode: 400 } }],
])('%s is not', async (_, more) => {
  await expect(markTransient(error(more))).rejects.not.toBeInstanceOf(TransientError);
});
