import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type ClockTime, type Hours, isOpen, nextChange, type Weekday } from './hours.ts';

// Counted in minutes: instants since 1970, and what wall clocks show since the 1970 of their own.
const day = 24 * 60;
const quarter = 15;
const [first, end] = [Date.UTC(2026, 0) / 60_000, Date.UTC(2028, 0) / 60_000];
const quarters = Array.from({ length: (end - first) / quarter }, (_, index) => first + index * quarter);

type Clock = (at: number) => number;

/** Each question is answered once: `Intl` and Temporal are what takes the time here. */
function once<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const answers = new Map<Question, Answer>();
  return question => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const found = answer(question);
    answers.set(question, found);
    return found;
  };
}

/** Told by `Intl`, in Swedish: Swedes write dates as ISO 8601 does. */
const clockIn = once((timeZone: string): Clock => {
  const { format } = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return once(at => Date.parse(`${format(at * 60_000).replace(' ', 'T')}Z`) / 60_000);
});

/** Every minute within three days of a change of the clock, and every quarter of an hour elsewhere. */
function instantsFor(clock: Clock): number[] {
  const offset = (at: number) => clock(at) - at;
  const changes = quarters.filter(at => offset(at) !== offset(at - quarter));
  const isNear = (at: number) => changes.some(change => at >= change - 3 * day && at < change + 3 * day);
  return quarters.flatMap(at => (isNear(at) ? Array.from({ length: quarter }, (_, minute) => at + minute) : [at]));
}

/** The latest that a clock has shown by an instant, its date in days, and the earliest that the clock is yet to show. */
interface Reading {
  latest: number;
  date: number;
  ahead: number;
}

function readingsOf(clock: Clock, instants: readonly number[]): Reading[] {
  const shown = instants.map(at => clock(at));
  const latest = running(Math.max, shown);
  const ahead = [...running(Math.min, shown.toReversed()).toReversed().slice(1), Number.POSITIVE_INFINITY];
  return latest.map((time, index) => ({ latest: time, date: Math.floor(time / day), ahead: ahead[index] ?? time }));
}

/** For each value, the outcome of it and all before it. */
function running(choose: (one: number, other: number) => number, values: readonly number[]): number[] {
  let chosen = values[0] ?? 0;
  return values.map(value => {
    chosen = choose(chosen, value);
    return chosen;
  });
}

/** In minutes of its wall clock. */
interface Window {
  begin: number;
  finish: number;
}

/** From when the clock has shown the beginning, or more, until it has shown the end, or more, and will not again. */
const lasts = ({ latest, ahead }: Reading, { begin, finish }: Window) =>
  latest >= begin && !(latest >= finish && ahead > finish);

const minutesOf = (time: ClockTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function windowOn(date: number, { from = '00:00', to = '24:00' }: { from?: ClockTime; to?: ClockTime }): Window {
  const [begin, finish] = [minutesOf(from), minutesOf(to)];
  return { begin: date * day + begin, finish: date * day + finish + (finish > begin ? 0 : day) };
}

/** By the days since 1970: what begins on that date on the clocks of one time zone. */
function windowsIn(zone: string, { timeZone, open, closed = [], extra = [] }: Hours): Map<number, Window[]> {
  const dateOf = (date: string) => Date.parse(date) / 60_000 / day;
  const isHere = (window: { timeZone?: string }) => (window.timeZone ?? timeZone) === zone;
  const ranges = closed.map(one => (typeof one === 'string' ? { from: one, to: one } : one));
  const isClosed = (date: number) => ranges.some(({ from, to }) => date >= dateOf(from) && date <= dateOf(to));
  const begunOn = (date: number) => [
    ...open.filter(({ days }) => !isClosed(date) && days.some(one => one === daily[(date + 4) % 7])),
    ...extra.filter(window => dateOf(window.date) === date),
  ];
  const dates = Array.from({ length: (end - first) / day + 4 }, (_, index) => first / day - 2 + index);
  return new Map(
    dates.map(date => [
      date,
      begunOn(date)
        .filter(isHere)
        .map(window => windowOn(date, window)),
    ]),
  );
}

/** The definition, instant by instant, on the clocks of every time zone that a schedule is told in. */
function opennessOf(hours: Hours, readingsIn: (zone: string) => readonly Reading[]): boolean[] {
  const zones = [hours, ...hours.open, ...(hours.extra ?? [])].map(({ timeZone = hours.timeZone }) => timeZone);
  const open: boolean[] = [];
  for (const zone of new Set(zones)) {
    const windows = windowsIn(zone, hours);
    for (const [index, reading] of readingsIn(zone).entries()) {
      const isOpenSince = (date: number) => windows.get(date)?.some(window => lasts(reading, window)) ?? false;
      open[index] ||= isOpenSince(reading.date) || isOpenSince(reading.date - 1) || isOpenSince(reading.date - 2);
    }
  }
  return open;
}

const partner = 'America/New_York';
const daily: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const working = daily.slice(1, 6);
const on = (days: readonly Weekday[], from: ClockTime, to: ClockTime) => ({ days, from, to });

/** Most begin or end when clocks change. New York's are whole quarters: its changes are not looked at by the minute elsewhere. */
const schedules: Record<string, Omit<Hours, 'timeZone'>> = {
  'small hours': { open: [on(daily, '00:30', '01:20'), on(daily, '02:10', '02:40'), on(daily, '03:00', '04:00')] },
  'overnight, and not from closed days': {
    open: [on(daily, '22:00', '02:17'), on(daily, '02:43', '03:00')],
    closed: ['2026-03-28', '2026-10-24', { from: '2027-03-13', to: '2027-04-04' }],
  },
  'to 24:00, and a whole day': {
    open: [on(daily, '01:31', '02:00'), on(['sunday'], '02:00', '02:00'), on(daily, '23:29', '24:00')],
  },
  'office hours in two time zones, with holidays and extra days': {
    open: [on(working, '08:07', '18:22'), { ...on(daily, '16:00', '01:45'), timeZone: partner }],
    closed: [{ from: '2026-03-28', to: '2026-04-06' }, { from: '2026-12-24', to: '2027-01-06' }, '2027-11-06'],
    extra: [
      { date: '2026-03-29', from: '02:30', to: '02:30' },
      { date: '2026-04-05' },
      { date: '2027-11-07', from: '01:30', to: '00:30' },
    ],
  },
};

const asInstant = once((at: number) => Temporal.Instant.fromEpochMilliseconds(at * 60_000));

/** Opened and closed by one `nextChange` after the other. */
function opennessByChanges(hours: Hours, instants: readonly number[]): boolean[] {
  let open = isOpen(hours, asInstant(first));
  let change = changeAfter(hours, first);
  return instants.map(at => {
    for (; change <= at; change = changeAfter(hours, change)) open = !open;
    return open;
  });
}

const changeAfter = (hours: Hours, at: number) =>
  (nextChange(hours, asInstant(at))?.epochMilliseconds ?? Number.POSITIVE_INFINITY) / 60_000;

/** With the least number of changes of the clock that a sample has to have found. What Morocco does depends on Node's data. */
test.each([
  ['Europe/Madrid', 4],
  ['America/New_York', 4],
  ['Australia/Lord_Howe', 4],
  ['Africa/Casablanca', 2],
  ['Asia/Kathmandu', 0],
  ['Asia/Tokyo', 0],
  ['America/Sao_Paulo', 0],
])(
  'hours in %s: every minute within three days of a change of the clock, every quarter elsewhere',
  (timeZone, least) => {
    const minutes = instantsFor(clockIn(timeZone));
    expect(minutes.length).toBeGreaterThanOrEqual(2 * 365 * 96 + least * 6 * (day - 96));
    const instants = minutes.map(at => asInstant(at));
    const readings = new Map([timeZone, partner].map(zone => [zone, readingsOf(clockIn(zone), minutes)]));
    for (const [name, schedule] of Object.entries(schedules)) {
      const hours = { timeZone, ...schedule };
      const open = opennessOf(hours, zone => readings.get(zone) ?? []);
      const byChanges = opennessByChanges(hours, minutes);
      const isWrong = (now: Temporal.Instant, index: number) =>
        isOpen(hours, now) !== open[index] || byChanges[index] !== open[index];
      expect({ name, compared: open.length, wrong: instants.filter(isWrong).map(String) }).toEqual({
        name,
        compared: minutes.length,
        wrong: [],
      });
    }
  },
);
