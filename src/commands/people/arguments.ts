import type { PersonState } from '../../invitations/person-state.ts';
import { dayGiven } from '../access/arguments.ts';
import { BadUsage } from '../kit/bad-usage.ts';

const states = ['invited', 'expired', 'active', 'disabled'] as const satisfies PersonState[];

/** The value of `--state`; undefined for any. */
export function parseState(given: string | undefined): PersonState | undefined {
  const state = states.find(one => one === given);
  if (state || given === undefined) return state;
  const misuse = { code: 'bad-state', problem: 'Unknown value for --state', given } as const;
  throw new BadUsage({
    ...misuse,
    allowed: states.join(', '),
    fix: 'Pass one of these values, or remove --state to list everyone.',
  });
}

/** The value of `--date`; undefined for `never`. */
export function parseLastDay(given: string | undefined): string | undefined {
  if (given === 'never') return undefined;
  if (given !== undefined) return dayGiven('--date', given);
  const allowed = 'YYYY-MM-DD, such as 2026-12-31, or never';
  throw new BadUsage({
    code: 'missing-date',
    problem: 'Missing --date',
    allowed,
    fix: 'Pass the last day of access.',
  });
}

/** `sls people` itself takes options only. */
export function rejectVerbs(positionals: readonly string[]): void {
  if (positionals.length === 0) return;
  throw new BadUsage({
    code: 'too-many-words',
    problem: 'Unknown subcommand of people',
    given: positionals.join(' '),
    allowed: 'resend, disable, enable or until, each with addresses; options only to list people',
    fix: 'Use one of these subcommands, or remove the word.',
  });
}
