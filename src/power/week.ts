/** A day of the week, in the window's own time zone. */
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** A wall-clock time, `00:00` to `24:00`, such as `08:30`. */
export type ClockTime = `${number}:${number}`;

/** A date, `YYYY-MM-DD`. */
export type CalendarDate = `${number}-${number}-${number}`;

/** When an app is open, week by week. Windows may overlap: open is whenever one of them is. */
export interface Hours {
  /** The IANA name of the time zone the hours are told in, such as `Europe/Madrid`. Summer time is taken into account. */
  timeZone: string;
  /** The weekly windows. */
  open: readonly WeeklyWindow[];
  /**
   * Dates on which no weekly window begins, such as public holidays: single dates, or ranges that include both ends.
   * @default []
   */
  closed?: readonly (CalendarDate | ClosedDays)[];
  /**
   * Windows on single dates, whatever the weekly ones and `closed` say.
   * @default []
   */
  extra?: readonly ExtraWindow[];
}

/** A window belongs to the day it begins on. */
export interface WeeklyWindow {
  /** The days of the week on which it begins. */
  days: readonly Weekday[];
  /** When it opens. A time that a change to summer time skips opens at the first minute after, one that comes twice at the first. */
  from: ClockTime;
  /**
   * When it closes: `24:00` for midnight; a time that is not after `from` is of the next day. A time that is skipped closes at the first
   * minute after, one that comes twice at the second.
   */
  to: ClockTime;
  /**
   * Another time zone than the hours' own, for colleagues elsewhere.
   * @default the hours' time zone
   */
  timeZone?: string;
}

/** Several dates in a row. */
export interface ClosedDays {
  /** The first of them. */
  from: CalendarDate;
  /** The last of them. */
  to: CalendarDate;
}

/** A window on a single date. */
export interface ExtraWindow {
  /** The date on which it begins. */
  date: CalendarDate;
  /**
   * When it opens.
   * @default "00:00"
   */
  from?: ClockTime;
  /**
   * When it closes, as in a weekly window.
   * @default "24:00"
   */
  to?: ClockTime;
  /**
   * Another time zone than the hours' own.
   * @default the hours' time zone
   */
  timeZone?: string;
}
