import { isSeen, type Lookup } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFinding, warning } from './finding.ts';
import type { PlannedStage } from './wanted.ts';

/** SES, in the region of the identity. */
export interface MailSender {
  /** Whether the identity is verified; undefined where there is none. */
  verified: Lookup<boolean | undefined>;
  account: Lookup<{
    sending: boolean;
    /** Out of the sandbox. */
    production: boolean;
  }>;
}

/** Whether invitations would arrive. `sender`: nothing where it is Cognito that sends. */
export function mail(sender: MailSender | undefined, { login }: Pick<PlannedStage, 'login'>): PreflightFinding[] {
  if (login.sender === 'cognito' || !sender) {
    return [ok('mail', 'Cognito sends: 50 mails a day in the whole account')];
  }
  const { identity } = login.sender;
  const [, , , region = ''] = identity.split(':');
  const findings = [...identityProblems(sender, identity, region), ...accountProblems(sender, region)];
  return findings.length > 0 ? findings : [ok('mail', `SES sends as ${identity}`)];
}

function* identityProblems({ verified }: MailSender, identity: string, region: string): Iterable<PreflightFinding> {
  if (!isSeen(verified)) yield unseenFinding('mail', `The identity ${identity}`, verified);
  else if (verified.seen === undefined) {
    yield failure('mail', `SES has no identity ${identity}.`, `Create it in ${region}, or correct login.sender.`);
  } else if (!verified.seen) {
    const fix = 'Add the records, or follow the link, that SES asks for: Cognito takes no other.';
    yield failure('mail', `The identity ${identity} is not verified.`, fix);
  }
}

function* accountProblems({ account }: MailSender, region: string): Iterable<PreflightFinding> {
  if (!isSeen(account)) yield unseenFinding('mail', `SES in ${region}`, account);
  else if (!account.seen.sending) {
    yield failure('mail', `SES has stopped sending for the account in ${region}.`, 'See in SES why.');
  } else if (!account.seen.production) {
    const evidence = `SES is in its sandbox in ${region}: it sends to verified addresses only, 200 mails a day.`;
    yield warning('mail', evidence, 'Ask there for production access before you invite others.');
  }
}
