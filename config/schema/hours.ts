import type { Hours } from '../../src/power/hours.ts';
import { either, object, optional } from './object.ts';
import { list, pattern, text, word } from './shape.ts';

type Window = Hours['open'][number];
type Extra = NonNullable<Hours['extra']>[number];
type Days = Exclude<NonNullable<Hours['closed']>[number], string>;

const time = pattern('#:#', 'a time such as 08:30');
const date = pattern('#-#-#', 'a date such as 2026-12-25');

/** When an app is open. */
export const hours = object<Hours>({
  timeZone: text,
  open: list(
    object<Window>({
      days: list(word('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
      from: time,
      to: time,
      timeZone: optional(text),
    }),
  ),
  closed: optional(list(either(date, object<Days>({ from: date, to: date })))),
  extra: optional(list(object<Extra>({ date, from: optional(time), to: optional(time), timeZone: optional(text) }))),
});
