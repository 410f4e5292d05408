import type { AccountDetails } from '../../aws/invitations/people/people.ts';
import { type AddressArgument, parseAddresses } from '../invite/addresses.ts';
import { type DeployedInvitations, onDeployedInvitations } from '../invite/on-invitations.ts';
import type { Answer, Call } from '../kit/command.ts';
import { withProgress } from '../kit/progress.ts';

/** The result for one person. The codes are part of `--json`. */
export interface PersonChange {
  done: boolean;
  /** The reason of a failure; AWS's error name if AWS refused. */
  code?: string;
  sentence: string;
}

/** The addresses after a subcommand of `sls people`. */
export const parsePeople = (positionals: readonly string[], verb: string): AddressArgument[] =>
  parseAddresses(positionals, `people ${verb}`);

/** Applies `change` to one person after the other; a failure does not stop the rest. */
export async function eachPerson<Outcome extends PersonChange>(
  call: Call,
  addresses: readonly AddressArgument[],
  change: (invitations: DeployedInvitations, person: AccountDetails) => Promise<Outcome>,
): Promise<Answer> {
  const changed: ((Outcome | PersonChange) & { email: string })[] = [];
  await withProgress(
    () => `${changed.length} of ${addresses.length} done …`,
    onDeployedInvitations(call, async invitations => {
      for (const { email } of addresses) {
        const person = async () => {
          const known = await invitations.people.find(email);
          return known ? change(invitations, known) : unknownPerson(email, call.stage);
        };
        changed.push({ email, ...(await person().catch(failedChange)) });
      }
    }),
  );
  const width = Math.max(...changed.map(({ email }) => email.length));
  return {
    document: { stage: call.stage, people: changed },
    text: changed
      .map(({ email, done, sentence }) => `${email.padEnd(width)}  ${done ? '' : '✗ '}${sentence}`)
      .join('\n'),
    failed: changed.some(({ done }) => !done),
  };
}

const unknownPerson = (email: string, stage: string): PersonChange => ({
  done: false,
  code: 'nobody',
  sentence: `No account has this address. To invite this person: npx sls invite ${email} --stage ${stage}`,
});

/** The error of one person, as their result. */
function failedChange(error: unknown): PersonChange {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: `${error}` };
  return { done: false, code: name, sentence: `${name}: ${message}` };
}
