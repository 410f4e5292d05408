import type { AppSettings } from '../../../config/settings/app.ts';
import type { StageSettings } from '../../../config/settings/stage.ts';
import type { Person } from '../../access/person.ts';
import { adminsGroup } from '../../access/policy.ts';
import { BadUsage } from '../kit/bad-usage.ts';

/** The app of `--app`. */
export function appNamed(apps: StageSettings['apps'], name: string | undefined): { name: string; app: AppSettings } {
  const allowed = Object.keys(apps).join(', ');
  if (name === undefined) {
    throw new BadUsage({
      code: 'missing-app',
      problem: '--app is missing',
      allowed,
      fix: 'Pass --app with one of these names.',
    });
  }
  const app = Object.hasOwn(apps, name) ? apps[name] : undefined;
  if (app) return { name, app };
  throw new BadUsage({
    code: 'unknown-app',
    problem: 'Unknown app',
    given: name,
    allowed,
    fix: 'Fix --app, choose another --stage, or add the app to config/stages.ts.',
  });
}

/** A day given as an option. It has to be in the calendar. */
export function dayGiven(option: '--date' | '--on' | '--until', given: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(given) : Number.NaN;
  // February 30 is a date to some parsers, and March 2 to them.
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(given)) return given;
  throw new BadUsage({
    code: 'bad-date',
    problem: `${option} is not a valid date`,
    given,
    allowed: 'YYYY-MM-DD, such as 2026-12-31',
    fix: `Fix ${option}.`,
  });
}

/** The groups of `--groups`. A group the stage does not have is in no policy, so it is a slip. */
export function groupsGiven(known: readonly string[], given = ''): string[] {
  const groups = given.split(',').filter(group => group !== '');
  const unknown = groups.filter(group => group !== adminsGroup && !known.includes(group));
  if (unknown.length === 0) return groups;
  throw new BadUsage({
    code: 'unknown-group',
    problem: 'Unknown group',
    given: unknown.join(', '),
    allowed: [adminsGroup, ...known].join(', '),
    fix: 'Fix --groups, choose another --stage, or add the group to config/stages.ts.',
  });
}

/** The one address, after the command or as `--email`. Odd ones are let through: why they match nothing is the point. */
export function addressGiven(positionals: readonly string[], option: string | undefined): string {
  const [email, ...more] = option === undefined ? positionals : [option, ...positionals];
  const allowed = 'one address, such as ana@acme.com';
  if (email === undefined) {
    const fix = 'Pass it after the command: npx sls access explain ana@acme.com --app sales';
    throw new BadUsage({ code: 'missing-address', problem: 'The address is missing', allowed, fix });
  }
  rejectExtraArguments(more, allowed);
  if (/^.+@.+$/.test(email)) return email;
  throw new BadUsage({
    code: 'bad-address',
    problem: 'Not an email address',
    given: email,
    allowed,
    fix: 'Fix the address.',
  });
}

/** Throws when anything is left over that no option and no command asked for. */
export function rejectExtraArguments(words: readonly string[], allowed: string): void {
  if (words.length === 0) return;
  const given = words.join(' ');
  const fix = 'Remove it, or put values with spaces in quotes.';
  throw new BadUsage({ code: 'too-many-words', problem: 'Unexpected argument', given, allowed, fix });
}

/** The person the options of `access explain` describe. */
export function personGiven(
  positionals: readonly string[],
  values: { email?: string; groups?: string; unverified?: boolean; until?: string },
  known: readonly string[],
): Person & { email: string } {
  const { email, groups, unverified = false, until } = values;
  return {
    email: addressGiven(positionals, email),
    emailVerified: !unverified,
    groups: groupsGiven(known, groups),
    ...(until === undefined ? {} : { until: dayGiven('--until', until) }),
  };
}

/** The day it is for `until`: in UTC, as the pre-token trigger has it. */
export const today = () => new Date().toISOString().slice(0, 10);
