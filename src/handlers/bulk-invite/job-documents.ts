import type { ALBResult } from 'aws-lambda';
import { isOver, type Job } from '../../invitations/job.ts';
import { mailDay, mailsForInvitations } from '../../invitations/mail-day.ts';
import type { RowStep } from '../../invitations/row.ts';
import { rowsLeft } from '../../invitations/tally.ts';
import type { JobDocument, MailBudgetDocument, PlannedCounts } from '../../pages/invitations/documents.ts';
import { jobSentence } from '../../pages/invitations/states.ts';
import { json, seeOther } from '../../pages/responses.ts';
import { timeInWords } from '../../pages/time-in-words.ts';
import { jobPath, type PortalRequest } from '../portal/portal-request.ts';
import { notFoundResponse } from '../portal/responses.ts';
import type { InviteContext } from './context.ts';

/** A job as pages and API clients get it. `planned`: the totals of its plan, if they were counted. */
export function jobDocument(
  job: Job,
  { app }: Pick<PortalRequest, 'app'>,
  planned?: Readonly<Record<RowStep['action'], number>>,
): JobDocument {
  const { id, state, label, by, at, onExisting, total, counts, pause, problem, finishedAt } = job;
  const self = jobPath(id);
  const inWords = (language: 'en' | 'ja') => pause && timeInWords(pause.resumes, app.timeZone, language);
  return {
    id,
    state,
    sentence: jobSentence(job, { en: inWords('en'), ja: inWords('ja') }),
    over: isOver(job),
    label,
    by,
    at: `${at}`,
    onExisting,
    total,
    done: total - rowsLeft(counts),
    counts,
    ...(planned && { planned: planned satisfies PlannedCounts }),
    ...(pause && { pause: { reason: pause.reason, resumes: `${pause.resumes}` } }),
    ...(problem && { problem: { at: `${problem.at}`, message: problem.message } }),
    ...(finishedAt && { finishedAt: `${finishedAt}` }),
    links: {
      self,
      rows: `${self}/rows`,
      result: `${self}/result.csv`,
      ...(state === 'planned' && { apply: `${self}/apply` }),
    },
  };
}

/** Today's emails, out of those that invitations may use. */
export async function mailBudgetDocument({ ports, settings }: InviteContext): Promise<MailBudgetDocument> {
  const { day, resets } = mailDay(ports.now());
  const limit = mailsForInvitations(settings);
  return { limit, spent: Math.min(limit, await ports.budget.spent(day)), resetsAt: `${resets}` };
}

/** A job as API clients read it, with the daily email limit. */
export const jobWithMailBudget = async (
  desk: InviteContext,
  asked: PortalRequest,
  job: Job,
  planned?: Parameters<typeof jobDocument>[2],
) => ({
  ...jobDocument(job, asked, planned),
  mailBudget: await mailBudgetDocument(desk),
});

/** A browser is redirected to the job's page; an API client gets the job with 202. */
export async function acceptedResponse(desk: InviteContext, asked: PortalRequest, id: string): Promise<ALBResult> {
  const location = jobPath(id);
  if (asked.page) return seeOther(location);
  const job = await desk.ports.ledger.job(id);
  if (!job) return notFoundResponse(asked, 'job');
  return json(202, await jobWithMailBudget(desk, asked, job), { location: [location] });
}
