import { expect, test } from '@jest/globals';
import { failure, ok, warning } from './finding.ts';
import { failuresOf } from './words.ts';

test('only failures are failures', () => {
  const wrong = failure('hosted-zone', 'It is another.', 'Correct it.');
  expect(failuresOf([ok('account', 'ours'), wrong, warning('caa', 'Nobody may sign.')])).toEqual([wrong]);
});
