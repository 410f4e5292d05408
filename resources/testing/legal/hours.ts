import fc from 'fast-check';
import type { AppSettings } from '../../../config/settings/app.ts';
import { optional } from './names.ts';

const two = (number: number) => String(number).padStart(2, '0');
const minutes = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map(time => `${two(Math.floor(time / 60))}:${two(time % 60)}`);
const from = minutes(0, 24 * 60 - 1);
const to = minutes(0, 24 * 60);

const timeZone = fc.constantFrom('Europe/Madrid', 'Asia/Tokyo', 'Australia/Lord_Howe', 'America/New_York', 'UTC');

const days = fc.subarray(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], {
  minLength: 1,
});

const date = fc
  .integer({ min: 0, max: 2000 })
  .map(day => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const dates = fc
  .tuple(date, date)
  .map(both => both.toSorted())
  .map(([from, to]) => ({ from, to }));

/** A window that ends when it begins is refused. */
const isWindow = ({ from = '00:00', to = '24:00' }: Record<string, unknown>) => from !== to;

const weekly = fc
  .record({ days, from, to })
  .filter(isWindow)
  .chain(window => optional(window, { timeZone }));
const single = date.chain(one => optional({ date: one }, { from, to, timeZone }).filter(isWindow));
const closed = fc.uniqueArray(fc.oneof(date, dates), { maxLength: 4, selector: one => JSON.stringify(one) });

const hours = timeZone.chain(zone =>
  fc.oneof(
    fc
      .array(weekly, { minLength: 1, maxLength: 3 })
      .chain(open => optional({ timeZone: zone, open }, { closed, extra: fc.array(single, { maxLength: 2 }) })),
    fc
      .array(single, { minLength: 1, maxLength: 2 })
      .chain(extra => optional({ timeZone: zone, open: [], extra }, { closed })),
  ),
);

const spans = {
  idleMinutes: fc.integer({ min: 5, max: 1440 }),
  leaseHours: fc.integer({ min: 1, max: 24 }),
  graceMinutes: fc.integer({ min: 0, max: 720 }),
  minUptimeMinutes: fc.integer({ min: 5, max: 240 }),
};

/** Any way to start and stop that config/check.ts has nothing to say about: with hours, or with none. */
export const legalPower = fc.oneof(
  optional({}, { ...spans, wakeOutsideHours: fc.constant(true) }),
  hours.chain(given => optional({ hours: given }, { ...spans, wakeOutsideHours: fc.boolean() })),
) as fc.Arbitrary<Partial<AppSettings>>;
