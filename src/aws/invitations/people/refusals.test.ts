import { expect, test } from '@jest/globals';
import { refusalOf } from './refusals.ts';

const named = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });

test.each([
  ['TooManyRequestsException', 'throttled'],
  ['ThrottlingException', 'throttled'],
  ['UsernameExistsException', 'taken'],
  ['AliasExistsException', 'taken'],
  ['UserNotFoundException', 'moved-on'],
  ['UnsupportedUserStateException', 'moved-on'],
  ['LimitExceededException', 'mail-limit'],
  ['CodeDeliveryFailureException', 'mail-failed'],
  ['AccessDeniedException', 'not-allowed'],
  ['NotAuthorizedException', 'not-allowed'],
  ['ResourceNotFoundException', 'not-found'],
  ['InvalidParameterException', 'refused'],
  ['InternalErrorException', 'unclear'],
  ['TimeoutError', 'unclear'],
  ['toString', 'unclear'],
])('%s is %s', (name, code) => {
  expect(refusalOf(named(name, 'No.'))).toMatchObject({
    code,
    name,
    message: expect.stringMatching(`^${name}: No\\.`),
  });
});

test('what nobody foresaw was not done if the SDK says that the request was at fault', () => {
  expect(refusalOf(named('NewException', 'Why', { $fault: 'client' })).code).toBe('refused');
  expect(refusalOf(named('NewException', 'Why', { $fault: 'server' })).code).toBe('unclear');
  expect(refusalOf('odd')).toEqual({ code: 'unclear', name: 'Error', message: 'Error: odd.' });
});
