import type { Job } from '../../invitations/job.ts';
import type { Ledger } from '../../invitations/ports.ts';
import type { Row } from '../../invitations/row.ts';
import { withWaits } from '../../invitations/row-wait.ts';
import type { Answer } from '../kit/command.ts';
import { endedText, jobDocument, resultText, totalsOf } from './job-results.ts';
import { type Problem, problemsOf, problemsText } from './problems.ts';
import type { Followed } from './watch-jobs.ts';

interface Told {
  stage: string;
  file: string;
  /** The command that watches it again. */
  again: string;
  /** Where the result file is, if one was wanted. */
  result: string | undefined;
}

/** What became of a file so far. */
export async function applyAnswer(
  ledger: Pick<Ledger, 'rows'>,
  followed: Followed,
  { stage, file, again, result }: Told,
): Promise<Answer> {
  const { jobs, ended } = followed;
  const totals = totalsOf(jobs);
  const problems = await problemsIn(ledger, followed);
  return {
    document: {
      ...{ stage, file, ended, ...totals, jobs: jobs.map(jobDocument), problems },
      ...(result === undefined ? {} : { result }),
    },
    text: [
      ...resultText(file, stage, totals),
      ...problemsText(problems, result ?? '--result'),
      ...endedText(followed, again),
      ...(result === undefined ? [] : ['', `What became of each line: ${result}`]),
    ].join('\n'),
    failed: problems.length > 0 || ended === 'stopped' || ended === 'stuck',
  };
}

/** Of jobs that say they have none nothing is read. */
async function problemsIn(ledger: Pick<Ledger, 'rows'>, { jobs }: Followed): Promise<Problem[]> {
  const found: Problem[] = [];
  const troubled = jobs.filter(({ counts }) => counts.invalid + counts.failed + counts.mailInDoubt > 0);
  for await (const row of rowsOfAll(ledger, troubled)) found.push(...problemsOf(row));
  return found;
}

/** The rows of one job after the other, with why each waits. */
export async function* rowsOfAll(ledger: Pick<Ledger, 'rows'>, jobs: readonly Job[]): AsyncGenerator<Row, void> {
  for (const job of jobs) yield* withWaits(ledger.rows(job.id), job);
}
