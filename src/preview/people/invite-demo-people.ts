import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { invitationBody } from '../../../config/invitations.ts';
import type { OriginPattern } from '../../../config/origins.ts';
import type { CompleteStage } from '../../../config/settings/stage.ts';
import type { DeployedInvitations } from '../../aws/invitations/deployed.ts';
import { isOver } from '../../invitations/job.ts';
import { unplanned } from '../../invitations/plan.ts';
import type { FileRow } from '../../invitations/row.ts';
import { jobId, submit } from '../../invitations/submit.ts';
import { type DemoPerson, demoPeople } from './demo-people.ts';
import type { SentEmail } from './sent-emails.ts';
import { temporaryPasswordIn } from './temporary-password.ts';

/** A person who can sign in. */
export interface InvitedPerson {
  email: string;
  password: string;
  /** Whether the first sign-in asks for a new password. */
  temporary: boolean;
  groups: readonly string[];
}

const withinSeconds = 60;
const everyMs = 200;

/**
 * Invites the demo people as an admin would: submits a job that the deployed worker applies, so that Cognito emails each of
 * them. Then sets the permanent passwords; the other people keep the temporary password of their email.
 */
export async function inviteDemoPeople(
  deployed: DeployedInvitations,
  settings: CompleteStage,
  pattern: OriginPattern,
  sent: () => Promise<readonly SentEmail[]>,
): Promise<InvitedPerson[]> {
  const people = demoPeople(settings);
  await invite(deployed, people);
  const mails = await sent();
  const text = invitationBody(settings, pattern);
  return Promise.all(
    people.map(async ({ email, password, groups }) => {
      if (password === undefined) {
        const mail = mails.find(({ to }) => to.includes(email));
        return { email, password: temporaryPasswordIn(mail?.html ?? '', text), temporary: true, groups };
      }
      const person = await deployed.people.find(email);
      await deployed.people.setPassword(person?.username ?? email, password);
      return { email, password, temporary: false, groups };
    }),
  );
}

async function invite({ ledger, askWorker }: DeployedInvitations, people: readonly DemoPerson[]) {
  const now = Temporal.Now.instant;
  const onExisting = 'merge-groups' as const;
  const submission = { id: jobId(now(), randomUUID()), by: 'npm start', label: 'demo people', onExisting };
  const { id } = await submit({ ledger, now }, submission, unplanned(asRows(people)), 'queued');
  await askWorker();
  for (const end = Date.now() + withinSeconds * 1000; ; await delay(everyMs)) {
    const job = await ledger.job(id);
    if (job && isOver(job)) return;
    if (Date.now() > end) {
      throw new Error(`The demo people were not invited within ${withinSeconds} s. Job: ${JSON.stringify(job)}`);
    }
  }
}

async function* asRows(people: readonly DemoPerson[]): AsyncGenerator<FileRow, void> {
  for (const [index, { email, name, groups }] of people.entries()) {
    const given = { email, name, groups: groups.join(';'), until: '' };
    yield { line: index + 1, given, invitation: { email, name, groups } };
  }
}
