import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parseHoldEnd, parseMoment } from './until.ts';

const now = Temporal.Instant.from('2026-11-23T09:00Z');
const inMadrid = (text: string) => `${parseMoment(text, 'Europe/Madrid', now)}`;

test.each([
  ['2026-11-23T18:00Z', '2026-11-23T18:00:00Z'],
  ['2026-11-23T18:00:30.5Z', '2026-11-23T18:00:30.5Z'],
  ['2026-11-23T18:00+09:00', '2026-11-23T09:00:00Z'],
  ['2026-11-23T18:00', '2026-11-23T17:00:00Z'],
  ['2026-07-01T18:00', '2026-07-01T16:00:00Z'],
  ['2h', '2026-11-23T11:00:00Z'],
  ['45m', '2026-11-23T09:45:00Z'],
  ['1h30m', '2026-11-23T10:30:00Z'],
  // Comes twice, at +02:00 and at +01:00.
  ['2026-10-25T02:30', '2026-10-25T01:30:00Z'],
  // Never comes.
  ['2027-03-28T02:30', 'skipped'],
])('%s is %s', (text, moment) => {
  expect(inMadrid(text)).toBe(moment);
});

test.each([
  '',
  'tomorrow',
  'h',
  'm',
  '2',
  '2 h',
  '-2h',
  '2h45',
  '2d',
  '18:00',
  '2026-11-23',
  '2026-11-23 18:00',
  '2026-11-31T18:00',
  '2026-11-23T24:30',
  '2026-11-23T18:00:00',
  '2026-11-23T18:00[Asia/Tokyo]',
])('"%s" is no moment', text => {
  expect(inMadrid(text)).toBe('not-a-moment');
});

test.each([
  ['1m', '2026-11-23T09:01:00Z'],
  ['720h', '2026-12-23T09:00:00Z'],
  ['2026-12-23T09:00Z', '2026-12-23T09:00:00Z'],
  ['0h', 'past'],
  ['2026-11-23T09:00Z', 'past'],
  ['2026-11-22T18:00', 'past'],
  ['720h1m', 'too-far'],
  ['2027-11-23T09:00Z', 'too-far'],
  ['soon', 'not-a-moment'],
])('a hold until %s: %s', (text, moment) => {
  expect(`${parseHoldEnd(text, 'UTC', now)}`).toBe(moment);
});
