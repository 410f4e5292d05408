import type { ALBResult } from 'aws-lambda';
import type { Job } from '../../invitations/job.ts';
import { json, seeOther } from '../../pages/answers.ts';
import { missing } from '../portal/answers.ts';
import { type Asked, jobPath } from '../portal/asked.ts';
import type { InviteDesk } from './desk.ts';
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
