import { expect, test } from '@jest/globals';
import { endpointOf, regionOf, roleCredentials } from './options.ts';

const dynamoDB = { name: 'dynamodb', variable: 'DYNAMODB' };

test.each([
  ['AWS’ own', undefined, {}, 'https://dynamodb.eu-west-1.amazonaws.com/'],
  ['that of all services', undefined, { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, 'http://127.0.0.1:4566/'],
  [
    'the service’s before that of all',
    undefined,
    { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000' },
    'http://127.0.0.1:8000/',
  ],
  ['what is given', 'http://127.0.0.1:1', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, 'http://127.0.0.1:1/'],
  [
    'AWS’ own where a variable is empty',
    undefined,
    { AWS_ENDPOINT_URL: '' },
    'https://dynamodb.eu-west-1.amazonaws.com/',
  ],
])('an address is %s', (_, given, environment, url) => {
  expect(endpointOf(dynamoDB, 'eu-west-1', given, environment).href).toBe(url);
});

test('credentials are those of the function’s role, with their session', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's' };
  expect(roleCredentials(keys)).toEqual({ accessKeyId: 'a', secretAccessKey: 's' });
  expect(roleCredentials({ ...keys, AWS_SESSION_TOKEN: 't' })).toMatchObject({ sessionToken: 't' });
  for (const missing of [{}, { ...keys, AWS_ACCESS_KEY_ID: '' }, { AWS_ACCESS_KEY_ID: 'a' }])
    expect(() => roleCredentials(missing)).toThrow('AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is missing.');
});

test('the region is the one given, or the function’s own', () => {
  expect(regionOf({ region: 'eu-west-1' }, { AWS_REGION: 'eu-central-1' })).toBe('eu-west-1');
  expect(regionOf({}, { AWS_REGION: 'eu-central-1' })).toBe('eu-central-1');
  expect(() => regionOf({}, {})).toThrow('AWS_REGION is missing.');
});
