import type { Row, RowOutcome } from '../../invitations/row.ts';
import { describeFinding } from '../../pages/invitations/findings/finding-texts.ts';

const outcomes: Record<Exclude<RowOutcome, 'failed'>, string> = {
  invited: 'Invited. The email with the temporary password has been sent.',
  resent: 'Invited before. An email with a new temporary password has been sent.',
  updated: 'Already has an account. Updated without an email.',
  unchanged: 'Already has an account. No change, no email.',
};

/** The result of one row, or its state so far. */
export function formatRow({ state, outcome, invitation, username, findings }: Row, named: boolean): string {
  // The outcome already says that the account exists.
  const texts = findings
    .filter(({ code }) => outcome === 'failed' || code !== 'USER_EXISTS')
    .flatMap(finding => {
      const { sentence, action } = describeFinding(finding);
      return [sentence.en, action.en];
    });
  if (outcome === 'failed') return `✗ ${texts.join(' ')}`;
  if (outcome === undefined) return [state === 'deferred' ? 'Queued for a later day.' : 'Queued.', ...texts].join(' ');
  const changed = outcome === 'invited' || outcome === 'updated';
  const { groups = [], until } = invitation ?? {};
  return [
    outcomes[outcome],
    ...(named && outcome === 'invited' && username !== undefined ? [`The user name is ${username}.`] : []),
    ...(changed && groups.length > 0 ? [`Groups: ${groups.join(', ')}.`] : []),
    ...(changed && until !== undefined ? [`Last day of access: ${until}.`] : []),
    ...texts,
  ].join(' ');
}
