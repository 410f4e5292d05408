import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { durationInWords, paceOf } from './pace.ts';

const at = (second: number, finished: number) => ({
  at: Temporal.Instant.fromEpochMilliseconds(second * 1000),
  finished,
});

test.each([
  ['nothing seen', [], undefined],
  ['one look', [at(0, 3)], undefined],
  ['five a second', [at(0, 0), at(10, 50)], { perSecond: 5, secondsLeft: 20 }],
  ['nothing moves', [at(0, 50), at(10, 50)], { perSecond: 0 }],
  ['the last minute counts', [at(0, 0), at(100, 1000), at(160, 1060)], { perSecond: 1, secondsLeft: 100 }],
])('pace: %s', (_what, samples, pace) => {
  expect(paceOf(samples, 100)).toEqual(pace);
});

test.each([
  [0.2, '1 s'],
  [89, '89 s'],
  [90, '2 min'],
  [3_600, '60 min'],
  [7_200, '2 h'],
  [12_000, '3 h 20 min'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words);
});
