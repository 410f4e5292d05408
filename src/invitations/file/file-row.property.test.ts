import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { invitationOf } from './file-row.ts';

const digits = (least: number, most: number, length: number) =>
  fc.integer({ min: least, max: most }).map(number => `${number}`.padStart(length, '0'));

test('a last day is one of the calendar, as Temporal has it', () => {
  fc.assert(
    fc.property(digits(1890, 2110, 4), digits(0, 13, 2), digits(0, 32, 2), (year, month, day) => {
      const until = `${year}-${month}-${day}`;
      const given = { email: 'ana@ex.com', name: '', groups: '', until };
      const read = invitationOf(2, given, { groups: [], seen: new Map() });
      let isDay = true;
      try {
        Temporal.PlainDate.from(until);
      } catch {
        isDay = false;
      }
      expect(read).toMatchObject(isDay ? { until } : { code: 'UNTIL_INVALID', values: { value: until } });
    }),
    { numRuns: 3_000 },
  );
});
