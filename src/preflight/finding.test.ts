import { expect, test } from '@jest/globals';
import { failure, failuresOf, ok, warning } from './finding.ts';

test('only failures are failures', () => {
  const wrong = failure('hosted-zone', 'Wrong zone.', 'Change it.');
  expect(failuresOf([ok('account', 'ours'), wrong, warning('caa', 'No authority may sign.')])).toEqual([wrong]);
});
