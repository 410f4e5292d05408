import { type Finding, failure, ok, warning } from './finding.ts';
import { isSeen, type Look, unseen } from './look.ts';
import type { Wanted } from './wanted.ts';

/** SES, in the region of the identity. */
export interface Sender {
  /** Whether the identity is verified; undefined where there is none. */
  verified: Look<boolean | undefined>;
  account: Look<{
    sending: boolean;
    /** Out of the sandbox. */
    production: boolean;
  }>;
}

/** Whether invitations would arrive. `sender`: nothing where it is Cognito that sends. */
export function mail(sender: Sender | undefined, { login }: Pick<Wanted, 'login'>): Finding[] {
  if (login.sender === 'cognito' || !sender) {
    return [ok('mail', 'Cognito sends: 50 mails a day in the whole account')];
  }
  const { identity } = login.sender;
  const [, , , region = ''] = identity.split(':');
  const findings = [...identityProblems(sender, identity, region), ...accountProblems(sender, region)];
  return findings.length > 0 ? findings : [ok('mail', `SES sends as ${identity}`)];
}

function* identityProblems({ verified }: Sender, identity: string, region: string): Iterable<Finding> {
  if (!isSeen(verified)) yield unseen('mail', `The identity ${identity}`, verified);
  else if (verified.seen === undefined) {
    yield failure('mail', `SES has no identity ${identity}.`, `Create it in ${region}, or correct login.sender.`);
  } else if (!verified.seen) {
    const fix = 'Add the records, or follow the link, that SES asks for: Cognito takes no other.';
    yield failure('mail', `The identity ${identity} is not verified.`, fix);
  }
}

function* accountProblems({ account }: Sender, region: string): Iterable<Finding> {
  if (!isSeen(account)) yield unseen('mail', `SES in ${region}`, account);
  else if (!account.seen.sending) {
    yield failure('mail', `SES has stopped sending for the account in ${region}.`, 'See in SES why.');
  } else if (!account.seen.production) {
    const evidence = `SES is in its sandbox in ${region}: it sends to verified addresses only, 200 mails a day.`;
    yield warning('mail', evidence, 'Ask there for production access before you invite others.');
  }
}
