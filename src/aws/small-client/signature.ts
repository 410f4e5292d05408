import { createHash, createHmac } from 'node:crypto';
import { HttpRequest } from '@smithy/core/protocols';
import type { AwsCredentials } from './options.ts';

/** Who signs, for which service, and at which time. */
export interface Signer {
  service: string;
  region: string;
  credentials: AwsCredentials;
  at: Date;
}

/**
 * A POST without a query, with the signature that AWS demands, over all of its headers.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signRequest(request: HttpRequest, { service, region, credentials, at }: Signer): HttpRequest {
  const time = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = [time.slice(0, 8), region, service, 'aws4_request'];
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const headers: Record<string, string> = {
    ...request.headers,
    'x-amz-date': time,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  };
  const names = Object.keys(headers).sort();
  const list = names.join(';');
  const lines = names.map(name => `${name}:${headers[name]?.trim().replaceAll(/ +/g, ' ')}`);
  const canonical = [request.method, encoded(request.path), '', ...lines, '', list, sha256(request.body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const signature = [...scope, text].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${list}, Signature=${signature}`;
  return new HttpRequest({ ...request, headers: { ...headers, authorization } });
}

/** A path whose parts are encoded already is so once more, except for S3. */
const encoded = (path: string) =>
  path
    .split('/')
    .map(part =>
      encodeURIComponent(part).replaceAll(/[!'()*]/g, letter => `%${letter.charCodeAt(0).toString(16)}`.toUpperCase()),
    )
    .join('/');

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
