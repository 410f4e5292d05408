import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { denied, seen, wanted } from './fakes/wanted.ts';
import { lambda } from './lambda.ts';

const line = (concurrency: Parameters<typeof lambda>[0]) => lines(lambda(concurrency, wanted()))[0];

test('the 10 of a new account are a warning that says what happens', () => {
  expect(line(seen(10))).toBe(
    '! lambda  Lambda runs at most 10 functions at once in eu-west-1. Sign-ins, token refreshes, waiting pages and two jobs a ' +
      'minute share them with the rest of the account; a sign-in that exceeds them fails. Request 100 or more "Concurrent executions": ' +
      'https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/lambda/quotas',
  );
});

test.each([
  [99, '!'],
  [100, '✓'],
  [1000, '✓'],
])('%d: %s', (concurrency, mark) => {
  expect(line(seen(concurrency))?.[0]).toBe(mark);
});

test('what may not be read is a warning', () => {
  expect(line(denied('lambda:GetAccountSettings'))).toContain(
    'Grant the deploying role the permission lambda:GetAccountSettings.',
  );
});
