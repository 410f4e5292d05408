import { Temporal } from 'temporal-polyfill';
import { type CompleteApp, completeApp } from '../../../config/settings/app.ts';
import { type StageName, settingsOf } from '../../../config/stages.ts';
import { maxHoldDays, type NoMoment, parseHoldEnd, parseMoment } from '../../power/until.ts';
import { appNamed } from '../access/arguments.ts';
import { BadUsage } from '../kit/bad-usage.ts';

/** The app of `--app`, with nothing left open. */
export function appGiven(stage: StageName, given: string | undefined): { name: string; app: CompleteApp } {
  const { name, app } = appNamed(settingsOf(stage).apps, given);
  return { name, app: completeApp(app) };
}

/** Where and when a moment is told: the app's clocks, and what `2h` counts from. */
interface Clock {
  timeZone: string;
  now: Temporal.Instant;
}

/** The moment of `--at`. */
export const momentGiven = (given: string, { timeZone, now }: Clock): Temporal.Instant =>
  momentOrBadUsage('--at', given, parseMoment(given, timeZone, now), timeZone);

/** The end of a hold, `--until`: to come, and not too far away. */
export function untilGiven(given: string | undefined, { timeZone, now }: Clock): Temporal.Instant {
  if (given !== undefined) return momentOrBadUsage('--until', given, parseHoldEnd(given, timeZone, now), timeZone);
  const fix = 'Pass --until: every hold needs an end.';
  throw new BadUsage({ code: 'missing-until', problem: '--until is missing', allowed: formsOf(timeZone), fix });
}

const formsOf = (timeZone: string) =>
  `2h, 45m, 1h30m, YYYY-MM-DDTHH:MM in ${timeZone}, or with an offset or Z, such as 2026-12-01T09:00Z`;

const problems: Record<NoMoment, string> = {
  'not-a-moment': 'is not a valid time',
  skipped: 'does not exist: the change to summer time skips it',
  past: 'has passed',
  'too-far': 'is too far away',
};

function momentOrBadUsage(option: string, given: string, moment: Temporal.Instant | NoMoment, timeZone: string) {
  if (typeof moment !== 'string') return moment;
  const isEnd = moment === 'past' || moment === 'too-far';
  throw new BadUsage({
    code: 'bad-moment',
    problem: `${option} ${problems[moment]}`,
    given,
    allowed: isEnd ? `a time in the future, at most ${maxHoldDays} days from now` : formsOf(timeZone),
    fix: `Fix ${option}${moment === 'too-far' ? ', or change the hours in config/stages.ts' : ''}.`,
  });
}

/** Whether to hold awake or asleep: the one word after the command. */
export function targetGiven(positionals: readonly string[]): 'awake' | 'asleep' {
  const [target, ...more] = positionals;
  if (more.length === 0 && (target === 'awake' || target === 'asleep')) return target;
  throw new BadUsage({
    code: 'bad-target',
    problem: target === undefined ? 'Missing awake or asleep' : 'Not a hold target',
    ...(target === undefined ? {} : { given: positionals.join(' ') }),
    allowed: 'awake, asleep',
    fix: 'Pass it after the command: npx sls power hold awake --app sales --until 2h --reason "Board meeting"',
  });
}

/** Long enough for a sentence, short enough for the waiting page. */
const maxReasonLength = 200;

/** The `--reason` of a hold. */
export function reasonGiven(given: string | undefined): string {
  const reason = given?.trim() ?? '';
  const characters = [...reason].length;
  if (characters > 0 && characters <= maxReasonLength) return reason;
  throw new BadUsage({
    code: characters === 0 ? 'missing-reason' : 'bad-reason',
    problem: characters === 0 ? '--reason is missing' : '--reason is too long',
    ...(characters === 0 ? {} : { given: `${characters} characters` }),
    allowed: `1 to ${maxReasonLength} characters`,
    fix: 'Pass --reason. Visitors and colleagues see it.',
  });
}

const maxPlanDays = 92;

/** How many `--days` to plan. */
export function daysGiven(given: string): number {
  const days = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (days >= 1 && days <= maxPlanDays) return days;
  const allowed = `1 to ${maxPlanDays}`;
  throw new BadUsage({
    code: 'bad-days',
    problem: '--days must be a whole number',
    given,
    allowed,
    fix: 'Fix --days.',
  });
}

/** The day of `--from`. */
export function dateGiven(given: string): Temporal.PlainDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(given)) return Temporal.PlainDate.from(given);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const allowed = 'YYYY-MM-DD, such as 2026-12-31';
  throw new BadUsage({ code: 'bad-date', problem: '--from is not a valid date', given, allowed, fix: 'Fix --from.' });
}
