import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { denied, late } from './fakes/wanted.ts';
import { type Unseen, unseenOf } from './look.ts';

test('several are one line for each reason, and none are none', () => {
  const looks: [string, Unseen][] = [
    ['a', denied('x:Y')],
    ['b', late],
    ['c', denied('x:Y')],
  ];
  expect(lines(...unseenOf('hosts', looks, names => `What ${names} is`))).toEqual([
    '! hosts  What a, c is could not be looked at: User ana is not authorized. Whoever deploys needs the right to x:Y.',
    '! hosts  What b is could not be looked at: AWS did not answer within 5 s.',
  ]);
  expect(unseenOf('hosts', [], names => names)).toEqual([]);
});
