import type { Refusal } from './refusal.ts';

/** What became of one address. */
export type Outcome =
  | {
      outcome: 'invited';
      email: string;
      username: string;
      groups: readonly string[];
    }
  /** Was there before: no mail. */
  | {
      outcome: 'known';
      email: string;
      username: string;
      /** Those of the groups asked for that they were not in. */
      added: readonly string[];
      /** Has yet to sign in with the temporary password. */
      waiting: boolean;
    }
  | {
      outcome: 'failed';
      email: string;
      code: Refusal['code'] | 'disabled';
      message: string;
      /** Whether they are in the pool all the same, so that another try mails nobody. */
      inPool: boolean;
    };

/** One outcome in words. `named`: people have user names here, so somebody new has to be told theirs. */
export function sentenceOf(outcome: Outcome, named: boolean): string {
  switch (outcome.outcome) {
    case 'invited':
      return [
        'Invited: the mail with the temporary password is on its way.',
        ...(named ? [`The user name is ${outcome.username}.`] : []),
        ...(outcome.groups.length === 0 ? [] : [`In ${outcome.groups.join(', ')}.`]),
      ].join(' ');
    case 'known':
      return [
        'In the pool already: no mail was sent.',
        ...(outcome.added.length === 0 ? [] : [`Now in ${outcome.added.join(', ')}.`]),
        ...(outcome.waiting ? ['Has not signed in yet: docs/runbook.md says how to send the invitation again.'] : []),
      ].join(' ');
    case 'failed':
      return `✗ ${outcome.message}`;
  }
}
