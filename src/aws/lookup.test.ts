import { expect, test } from '@jest/globals';
import { lookUp } from './lookup.ts';

/** An error as the SDK throws it. */
const error = (name: string, message: string) => Object.assign(new Error(message), { name });
const failing = (name: string, message: string) =>
  lookUp('route53:GetHostedZone', () => Promise.reject(error(name, message)));

test('an answer', async () => {
  expect(await lookUp('a:B', async () => 1)).toEqual({ seen: 1 });
});

test.each([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'AuthorizationError',
  'NotAuthorizedException',
])('%s: a right is missing', async name => {
  expect(await failing(name, 'You may not.')).toEqual({ unseen: 'You may not', right: 'route53:GetHostedZone' });
});

test('the right that AWS names is the one', async () => {
  const message = 'User: arn:aws:iam::2:user/ana is not authorized to perform: ec2:DescribeVpcs because …';
  expect(await failing('AccessDenied', message)).toMatchObject({ right: 'ec2:DescribeVpcs' });
});

test('all else is told in its own words', async () => {
  expect(await failing('ThrottlingException', 'Rate exceeded')).toEqual({ unseen: 'Rate exceeded' });
  expect(await failing('Unknown', 'UnknownError')).toEqual({ unseen: 'route53:GetHostedZone is not understood' });
});

test('who does not answer is not waited for, even deaf to the signal', async () => {
  const never = new Promise<never>(() => undefined);
  const alive = setTimeout(() => undefined, 5_000); // a signal's timer keeps no process alive
  expect(await lookUp('a:B', () => never, 20)).toEqual({ unseen: 'AWS did not answer within 0.02 s' });
  clearTimeout(alive);
});
