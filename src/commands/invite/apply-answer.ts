import type { Job } from '../../invitations/job.ts';
import type { Ledger } from '../../invitations/ports.ts';
import type { Row } from '../../invitations/row.ts';
import { withWaits } from '../../invitations/row-wait.ts';
import type { Answer } from '../kit/command.ts';
import { formatEnd, formatTotals, type JobsResult, jobJson, totalsOf } from './job-results.ts';
import { formatProblems, problemsOf, type RowProblem } from './problems.ts';

interface AnswerContext {
  stage: string;
  file: string;
  /** The command that watches the file again. */
  again: string;
  /** Path of the result file, if one was requested. */
  result: string | undefined;
}

/** The result of a file so far. */
export async function applyAnswer(
  ledger: Pick<Ledger, 'rows'>,
  followed: JobsResult,
  { stage, file, again, result }: AnswerContext,
): Promise<Answer> {
  const { jobs, ended } = followed;
  const totals = totalsOf(jobs);
  const problems = await problemsIn(ledger, followed);
  return {
    document: {
      ...{ stage, file, ended, ...totals, jobs: jobs.map(jobJson), problems },
      ...(result === undefined ? {} : { result }),
    },
    text: [
      ...formatTotals(file, stage, totals),
      ...formatProblems(problems, result ?? '--result'),
      ...formatEnd(followed, again),
      ...(result === undefined ? [] : ['', `Result of each row: ${result}`]),
    ].join('\n'),
    failed: problems.length > 0 || ended === 'stopped' || ended === 'stuck',
  };
}

/** Reads only the rows of jobs whose counts show problems. */
async function problemsIn(ledger: Pick<Ledger, 'rows'>, { jobs }: JobsResult): Promise<RowProblem[]> {
  const found: RowProblem[] = [];
  const troubled = jobs.filter(({ counts }) => counts.invalid + counts.failed + counts.mailInDoubt > 0);
  for await (const row of rowsOfAll(ledger, troubled)) found.push(...problemsOf(row));
  return found;
}

/** The rows of all jobs in order, with the reason why a row waits. */
export async function* rowsOfAll(ledger: Pick<Ledger, 'rows'>, jobs: readonly Job[]): AsyncGenerator<Row, void> {
  for (const job of jobs) yield* withWaits(ledger.rows(job.id), job);
}
