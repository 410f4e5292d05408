import { expect, test } from '@jest/globals';
import { passwordPolicy } from './temporary-password.ts';

test.each(['6', '8', '99'])('the policy of a function’s environment: %s characters at least', text => {
  expect(passwordPolicy(text)).toEqual({ minimumLength: Number(text) });
});

test.each(['', '5', '100', '8.5', 'eight', 'NaN'])('what resources/ never writes is refused: "%s"', text => {
  expect(() => passwordPolicy(text)).toThrow(`"${text}". Allowed: a whole number from 6 to 99. Deploy`);
});
