import { createHash, createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { signRequest } from './signature.ts';

class Sha256 {
  readonly #hash;
  constructor(key?: Uint8Array | string) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: Uint8Array) {
    this.#hash.update(data);
  }
  digest = async () => this.#hash.digest();
}

const at = new Date('2026-11-23T09:00:00.123Z');
const aRequest = (path: string, body: string, more: Record<string, string> = {}) =>
  new HttpRequest({
    protocol: 'https:',
    hostname: 'dynamodb.eu-west-1.amazonaws.com',
    path,
    method: 'POST',
    headers: { host: 'dynamodb.eu-west-1.amazonaws.com', 'content-type': 'application/x-amz-json-1.0', ...more },
    body,
  });

test.each([
  ['a call', '/', '{"TableName":"power"}', {}, 'session'],
  ['keys that last', '/', '{}', {}, undefined],
  ['no body', '/', '', {}, 'session'],
  ['letters of all kinds', '/', '{"name":"Ana Ñuñez 起動"}', {}, 'session'],
  ['a header with blanks', '/', '{}', { 'amz-sdk-request': ' attempt=2;   max=3 ' }, 'session'],
  [
    'a function by its name',
    '/2015-03-31/functions/streamgate-prod-scale_to-zero/invocations',
    '{"app":"sales"}',
    {},
    'session',
  ],
  ['a path that is encoded', "/functions/a%20b%3A1/it's(!)*/~x", '{}', {}, 'session'],
])('the SDK’s signer signs alike: %s', async (_, path, body, more, sessionToken) => {
  const credentials = {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 's/e+cret',
    ...(sessionToken && { sessionToken }),
  };
  const place = { service: 'dynamodb', region: 'eu-west-1', credentials };
  const theirs = new SignatureV4({ ...place, sha256: Sha256 as never, applyChecksum: false });
  const request = aRequest(path, body, more);
  const expected = await theirs.sign(request, { signingDate: at });
  expect(signRequest(request, { ...place, at }).headers).toEqual(expected.headers);
  expect(request.headers).not.toHaveProperty('authorization'); // the next attempt signs it again
});
