import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';

const instant = Temporal.Instant.from('2026-11-30T08:00:00Z');
const later = instant.add({ milliseconds: 1 });

test.each<[string, (one: unknown, other: unknown) => void]>([
  ['toEqual', (one, other) => expect([{ one }]).toEqual([{ one: other }])],
  ['toStrictEqual', (one, other) => expect({ one }).toStrictEqual({ one: other })],
  ['toMatchObject', (one, other) => expect({ one, more: 1 }).toMatchObject({ one: other })],
  ['objectContaining', (one, other) => expect([{ one, more: 1 }]).toEqual([expect.objectContaining({ one: other })])],
])('%s tells two instants apart, and the same one from another type', (_, compare) => {
  expect(() => compare(instant, later)).toThrow();
  expect(() => compare(instant, instant.toString())).toThrow();
  expect(() => compare(instant, Temporal.PlainDate.from('2026-11-30'))).toThrow();
  expect(() => compare(instant, Temporal.Instant.from(`${instant}`))).not.toThrow();
});
