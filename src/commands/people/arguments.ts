import type { PersonState } from '../../invitations/person-state.ts';
import { dayGiven } from '../access/arguments.ts';
import { BadUsage } from '../kit/bad-usage.ts';

const states = ['invited', 'expired', 'active', 'disabled'] as const satisfies PersonState[];

/** The `--state` that people are to be in; undefined: any. */
export function stateGiven(given: string | undefined): PersonState | undefined {
  const state = states.find(one => one === given);
  if (state || given === undefined) return state;
  const misuse = { code: 'bad-state', problem: '--state is nothing that somebody is', given } as const;
  throw new BadUsage({ ...misuse, allowed: states.join(', '), fix: 'Correct --state, or leave it out for everybody.' });
}

/** The last day of `--date`; undefined: `never`. */
export function lastDayGiven(given: string | undefined): string | undefined {
  if (given === 'never') return undefined;
  if (given !== undefined) return dayGiven('--date', given);
  const allowed = 'YYYY-MM-DD, such as 2026-12-31, or never';
  throw new BadUsage({
    code: 'missing-date',
    problem: '--date is missing',
    allowed,
    fix: 'Say the last day of access.',
  });
}

/** Nothing but options goes with the command itself: what looks like one of its verbs is a slip. */
export function noVerb(positionals: readonly string[]): void {
  if (positionals.length === 0) return;
  throw new BadUsage({
    code: 'too-many-words',
    problem: 'This is nothing to do with people',
    given: positionals.join(' '),
    allowed: 'resend, disable, enable or until, each with addresses; or options only, for a list',
    fix: 'Correct it, or leave it out.',
  });
}
