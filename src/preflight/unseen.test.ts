import { expect, test } from '@jest/globals';
import type { Unseen } from '../kit/lookup.ts';
import { lines } from './fakes/lines.ts';
import { denied, late } from './fakes/wanted.ts';
import { unseenFindings } from './finding.ts';

test('several are one line for each reason, and none are none', () => {
  const looks: [string, Unseen][] = [
    ['a', denied('x:Y')],
    ['b', late],
    ['c', denied('x:Y')],
  ];
  expect(lines(...unseenFindings('hosts', looks, names => `What ${names} is`))).toEqual([
    '! hosts  What a, c is could not be looked at: User ana is not authorized. Grant the deploying role the permission x:Y.',
    '! hosts  What b is could not be looked at: AWS did not answer within 5 s.',
  ]);
  expect(unseenFindings('hosts', [], names => names)).toEqual([]);
});
