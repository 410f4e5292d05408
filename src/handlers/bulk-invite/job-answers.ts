import type { ALBResult } from 'aws-lambda';
import type { Job } from '../../invites/job.ts';
import { json } from '../../pages/answers.ts';
import { logLine } from '../stack.ts';
import { missing, seeOther } from './answers.ts';
import { type Asked, jobPath } from './asked.ts';
import type { InviteDesk, InvitePorts } from './desk.ts';
import { jobDocument, mailBudgetDocument } from './job-documents.ts';

/** A job as programs read it. */
export const documented = async (
  desk: InviteDesk,
  asked: Asked,
  job: Job,
  planned?: Parameters<typeof jobDocument>[2],
) => ({
  ...jobDocument(job, asked, planned),
  mailBudget: await mailBudgetDocument(desk),
});

/** That a job was taken: a program reads what it is now, a browser goes to its page. */
export async function accepted(desk: InviteDesk, asked: Asked, id: string): Promise<ALBResult> {
  const location = jobPath(id);
  if (asked.page) return seeOther(location);
  const job = await desk.ports.ledger.job(id);
  if (!job) return missing(asked, 'job');
  return json(202, await documented(desk, asked, job), { location: [location] });
}

/** Has the worker look now. It does within a minute anyway, so a failure is only logged. */
export async function hurry({ askWorker }: Pick<InvitePorts, 'askWorker'>, { app, requestId }: Asked): Promise<void> {
  try {
    await askWorker();
  } catch (error) {
    logLine({ level: 'error', message: 'ask-failed', app: app.name, requestId, error: String(error) });
  }
}
