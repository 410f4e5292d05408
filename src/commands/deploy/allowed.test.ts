import { expect, test } from '@jest/globals';
import { explainDenial } from './allowed.ts';
import { awsError, denied } from './fakes/deploy.ts';

const allowed = explainDenial('The zones are not known');

test.each<[string, unknown, string]>([
  [
    'a permission that is missing',
    denied,
    'The zones are not known: User: ana is not authorized. Grant the deploying role the permission ec2:Describe.',
  ],
  [
    'anything else, with one full stop',
    awsError('Throttling', 'Rate exceeded'),
    'The zones are not known: Rate exceeded.',
  ],
  [
    'a name that only contains the words',
    awsError('NotAccessDenied', 'v1.2 has no. of zones'),
    'The zones are not known: v1.2 has no. of zones.',
  ],
  ['what is no error', 'gone', 'The zones are not known: gone.'],
])('%s is said', async (_, cause, message) => {
  const failure = allowed('ec2:Describe', Promise.reject(cause));
  await expect(failure).rejects.toMatchObject({ message, cause });
});

test.each<[string, string | Promise<string>]>([
  ['an answer', 'a'],
  ['one that comes later', Promise.resolve('a')],
])('%s is passed on', async (_, answer) => {
  expect(await allowed('ec2:Describe', answer)).toBe('a');
});
