import { isOver, type Job } from '../../invitations/job.ts';
import { mailDay, mailsForInvitations } from '../../invitations/mail-day.ts';
import type { Step } from '../../invitations/row.ts';
import { rowsLeft } from '../../invitations/tally.ts';
import type { JobDocument, MailBudgetDocument, PlannedCounts } from '../../pages/invitations/job-document.ts';
import { timeInWords } from '../../power/sentences.ts';
import { type Asked, jobPath } from '../portal/asked.ts';
import type { InviteDesk } from './desk.ts';
import { jobSentence } from './job-sentence.ts';

/** A job for programs and pages. `planned`: what its rows add up to, where somebody counted. */
export function jobDocument(
  job: Job,
  { app }: Pick<Asked, 'app'>,
  planned?: Readonly<Record<Step['action'], number>>,
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

/** The mails of today that invitations may take. */
export async function mailBudgetDocument({ ports, settings }: InviteDesk): Promise<MailBudgetDocument> {
  const { day, resets } = mailDay(ports.now());
  const limit = mailsForInvitations(settings);
  return { limit, spent: Math.min(limit, await ports.budget.spent(day)), resetsAt: `${resets}` };
}
