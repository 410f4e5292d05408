import type { Listed } from '../../aws/invitations/people/people.ts';
import { type Address, addressesGiven } from '../invite/addresses.ts';
import { type DeployedInvitations, onDeployedInvitations } from '../invite/on-invitations.ts';
import type { Answer, Call } from '../kit/command.ts';
import { withProgress } from '../kit/progress.ts';

/** What became of one person. The codes are part of `--json`. */
export interface Changed {
  done: boolean;
  /** Why not; AWS's own word for it where AWS refused. */
  code?: string;
  sentence: string;
}

/** The addresses behind a verb of `sls people`, each of them somebody's. */
export const peopleGiven = (positionals: readonly string[], verb: string): Address[] =>
  addressesGiven(positionals, `people ${verb}`);

/** Does something for one person after the other, whatever became of the one before. */
export async function eachPerson<Outcome extends Changed>(
  call: Call,
  addresses: readonly Address[],
  change: (invitations: DeployedInvitations, person: Listed) => Promise<Outcome>,
): Promise<Answer> {
  const changed: ((Outcome | Changed) & { email: string })[] = [];
  await withProgress(
    () => `${changed.length} of ${addresses.length} done …`,
    onDeployedInvitations(call, async invitations => {
      for (const { email } of addresses) {
        const person = async () => {
          const known = await invitations.people.find(email);
          return known ? change(invitations, known) : stranger(email, call.stage);
        };
        changed.push({ email, ...(await person().catch(refused)) });
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

const stranger = (email: string, stage: string): Changed => ({
  done: false,
  code: 'nobody',
  sentence: `Nobody has this address. To invite them: npx sls invite ${email} --stage ${stage}`,
});

/** One person's trouble is not the next one's. */
function refused(error: unknown): Changed {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: `${error}` };
  return { done: false, code: name, sentence: `${name}: ${message}` };
}
