import { expect, test } from '@jest/globals';
import type { EncryptedSecret, SecretArn } from '../settings/app/secret.ts';
import { linesOf, withApp } from './fakes/settings.ts';

type Place = `${string}:${string}`;
const secret = (name: string, place: Place = 'eu-west-1:222222222222'): SecretArn =>
  `arn:aws:secretsmanager:${place}:secret:${name}`;
const parameter = (name: string): SecretArn => `arn:aws:ssm:eu-west-1:222222222222:parameter/${name}`;
const key = (place: Place, id = '0a1b2c3d-4e5f') => `arn:aws:kms:${place}:key/${id}` as const;

test.each<[string, SecretArn | EncryptedSecret, string]>([
  [
    'without its last six characters',
    secret('database'),
    'apps.sales.secrets.it is "arn:aws:secretsmanager:eu-west-1:222222222222:secret:database". Allowed: an ARN that ends like database-AbCdEf',
  ],
  ['of every name', secret('database-??????'), 'Copy the whole ARN'],
  ['of a field without its two colons', secret('database-AbCdEf:password'), 'a field needs two colons after it.'],
  ['of an account that is none', secret('database-AbCdEf', 'eu-west-1:2222'), 'Copy the whole ARN'],
  ['of a region that is none', secret('database-AbCdEf', 'eu-west:222222222222'), 'Copy the whole ARN'],
  [
    'parameter of every name',
    parameter('sales/*'),
    'Allowed: an ARN such as arn:aws:ssm:eu-west-1:111111111111:parameter/sales/key',
  ],
  ['parameter with two slashes', parameter('/sales'), "Do not repeat the leading / of the parameter's name."],
  [
    'with an alias for a key',
    { arn: secret('a-AbCdEf'), key: key('eu-west-1:222222222222', 'alias/x') },
    'apps.sales.secrets.it.key is "arn:aws:kms:',
  ],
  [
    'with every key',
    { arn: secret('a-AbCdEf'), key: key('eu-west-1:222222222222', '*') },
    'the ARN of a key, not of an alias',
  ],
  [
    "with another region's key",
    { arn: parameter('a'), key: key('us-east-1:222222222222') },
    "Allowed: the key in the secret's region",
  ],
])('a secret %s', (_name, it, line) => {
  expect(linesOf(withApp({ secrets: { it } }))).toEqual([expect.stringContaining(line)]);
});

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}`, secret(`s${n}-AbCdEf`)]));

test("more secrets than a role's policy can name", () => {
  expect(linesOf(withApp({ secrets: many(200) }))).toEqual([
    expect.stringMatching(
      /^apps\.sales\.secrets is \d+\. Allowed: at most 10000 characters of ARNs\. IAM accepts no more/,
    ),
  ]);
});

test.each<[string, Record<string, SecretArn | EncryptedSecret>]>([
  ['a field', { it: secret('team/database-AbCdEf:password::') }],
  ['a version of a field', { it: secret('database-AbCdEf:pass word:AWSPREVIOUS:') }],
  ['another region and account', { it: secret('database-AbCdEf', 'us-east-1:333333333333') }],
  ['a parameter in a folder', { it: parameter('sales/api.key_1') }],
  ['a key', { it: { arn: parameter('a'), key: key('eu-west-1:333333333333', 'mrk-0a1b') } }],
  [
    'a hundred fields of one',
    Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`k${n}`, secret(`a-AbCdEf:k${n}::`)])),
  ],
  ['a hundred', many(100)],
])('%s: sound', (_name, secrets) => {
  expect(linesOf(withApp({ secrets }))).toEqual([]);
});
