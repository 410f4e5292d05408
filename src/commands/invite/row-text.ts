import type { Row, RowOutcome } from '../../invitations/row.ts';
import { told } from '../../pages/invitations/findings/finding-texts.ts';

const outcomes: Record<Exclude<RowOutcome, 'failed'>, string> = {
  invited: 'Invited: the mail with the temporary password is on its way.',
  resent: 'Invited before: a mail with another temporary password is on its way.',
  updated: 'In the pool already: no mail was sent.',
  unchanged: 'In the pool already: no mail was sent, nothing had to change.',
};

/** What became of one address, or has become of it so far. */
export function rowText({ state, outcome, invitation, username, findings }: Row, named: boolean): string {
  // That they are there already the outcome says.
  const said = findings
    .filter(({ code }) => outcome === 'failed' || code !== 'USER_EXISTS')
    .flatMap(finding => {
      const { sentence, action } = told(finding);
      return [sentence.en, action.en];
    });
  if (outcome === 'failed') return `✗ ${said.join(' ')}`;
  if (outcome === undefined) return [state === 'deferred' ? 'Not yet.' : 'Waiting.', ...said].join(' ');
  const changed = outcome === 'invited' || outcome === 'updated';
  const { groups = [], until } = invitation ?? {};
  return [
    outcomes[outcome],
    ...(named && outcome === 'invited' && username !== undefined ? [`The user name is ${username}.`] : []),
    ...(changed && groups.length > 0 ? [`In ${groups.join(', ')}.`] : []),
    ...(changed && until !== undefined ? [`Until ${until}.`] : []),
    ...said,
  ].join(' ');
}
