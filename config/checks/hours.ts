import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Hours } from '../../src/power/hours.ts';
import { repeated } from './forms.ts';
import { type Check, type Problem, problem } from './problem.ts';

const startForm = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const endForm = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const dateForm = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** When the apps are open: whether each zone, time and date is one, and whether any window ever begins. */
export const hours: Check = function* ({ apps }) {
  for (const [name, { hours: given }] of Object.entries(apps)) {
    if (given) yield* hoursProblems(`apps.${name}.hours`, given);
  }
};

function* hoursProblems(at: string, given: Hours): Iterable<Problem> {
  const { open, closed = [], extra = [] } = given;
  yield* zoneProblems(at, given);
  for (const [index, window] of open.entries()) {
    const path = `${at}.open.${index}`;
    if (window.days.length === 0) yield problem(`${path}.days`, window.days, 'at least one day');
    for (const day of repeated(window.days)) yield problem(`${path}.days`, day, 'each day once');
    yield* windowProblems(path, window);
  }
  for (const [index, one] of closed.entries()) yield* closedProblems(`${at}.closed.${index}`, one);
  for (const one of repeated(closed.map(one => JSON.stringify(one)))) {
    yield problem(`${at}.closed`, JSON.parse(one), 'each date or range once');
  }
  for (const [index, window] of extra.entries()) {
    yield* dateProblems(`${at}.extra.${index}.date`, window.date);
    yield* windowProblems(`${at}.extra.${index}`, window);
  }
  if (open.length === 0 && extra.length === 0) {
    const fix = 'The app would never open. To keep it always open, remove hours.';
    yield problem(`${at}.open`, open, 'at least one window, unless there are some in extra', fix);
  }
}

function* windowProblems(at: string, window: { from?: string; to?: string; timeZone?: string }): Iterable<Problem> {
  const { from, to } = window;
  if (from !== undefined && !startForm.test(from)) {
    yield problem(`${at}.from`, from, 'a time from 00:00 to 23:59, such as 08:30');
  }
  if (to !== undefined && !endForm.test(to)) {
    yield problem(`${at}.to`, to, 'a time from 00:00 to 24:00, such as 18:30');
  }
  // An extra window that says neither is a whole day already.
  const [begin, end] = [from ?? '00:00', to ?? '24:00'];
  if ((from ?? to) !== undefined && begin === end && startForm.test(begin)) {
    const fix = 'For a whole day, write from "00:00" to "24:00".';
    yield problem(`${at}.to`, end, 'a time other than from', fix);
  }
  yield* zoneProblems(at, window);
}

function* zoneProblems(at: string, { timeZone }: { timeZone?: string }): Iterable<Problem> {
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    const allowed = 'an IANA time zone, such as Europe/Madrid';
    yield problem(`${at}.timeZone`, timeZone, allowed);
  }
}

function* closedProblems(at: string, one: CalendarDate | { from: CalendarDate; to: CalendarDate }): Iterable<Problem> {
  if (typeof one === 'string') {
    yield* dateProblems(at, one);
    return;
  }
  yield* dateProblems(`${at}.from`, one.from);
  yield* dateProblems(`${at}.to`, one.to);
  if (isDate(one.from) && isDate(one.to) && one.to < one.from) {
    yield problem(at, one, 'a range that does not end before it starts', 'Swap from and to.');
  }
}

function* dateProblems(at: string, date: string): Iterable<Problem> {
  if (!isDate(date)) yield problem(at, date, 'an existing date, such as 2026-12-25');
}

/** Whether the calendar has it: 30 February comes out as another. */
const isDate = (date: string) =>
  dateForm.test(date) && Temporal.PlainDate.from(partsOf(date), { overflow: 'constrain' }).toString() === date;

function partsOf(date: string) {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

/** Whether there are clocks of that name. An offset such as +01:00 is none: it knows no summer. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
