import { randomBytes } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Temporal } from 'temporal-polyfill';
import { rejectLockOuts } from '../../invitations/lock-out.ts';
import { unplanned } from '../../invitations/plan.ts';
import type { OnExisting, Row } from '../../invitations/row.ts';
import { jobId } from '../../invitations/submit.ts';
import { resultCsv } from '../../pages/invitations/result-csv.ts';
import { BadUsage } from '../kit/bad-usage.ts';
import type { Answer, Call } from '../kit/command.ts';
import { Failed } from '../kit/failed.ts';
import { interruptible } from '../kit/interrupt.ts';
import { applyAnswer, rowsOfAll } from './apply-answer.ts';
import { type FileArguments, onExistingOption } from './arguments.ts';
import { commandLine, formatCount, plural } from './format.ts';
import { groupsFor, onDeployedInvitations, settingsFor } from './on-invitations.ts';
import { peopleFile } from './people-file.ts';
import { progressDisplay } from './progress.ts';
import { newRun, previousRun, runKey, submitFile } from './submit-file.ts';
import { watchJobs } from './watch-jobs.ts';

type ApplyFile = FileArguments & { onExisting: OnExisting; json: boolean };

/** `sls invite --file … --apply` and `--resume`: saves the rows, then watches the worker of the stage. */
export async function applyFile(
  call: Call,
  { file: path, mode: does, onExisting, result, json }: ApplyFile,
): Promise<Answer> {
  const { stage } = call;
  const file = await peopleFile(path, groupsFor(call));
  if (result !== undefined) await assertWritable(result);
  const { total } = file;
  const again = commandLine('invite', '--file', path, ...onExistingOption(onExisting), '--resume', '--stage', stage);
  const progress = progressDisplay({ stream: process.stderr, clock: () => performance.now() }, json);
  let written = 0;
  let submitted = false;

  const apply = (signal: AbortSignal) =>
    onDeployedInvitations(call, async invitations => {
      const { ledger, claims, caller } = invitations;
      const key = runKey(file, onExisting);
      const run =
        does === 'resume'
          ? await previousRun(claims, key, path)
          : await newRun(claims, key, jobId(now(), randomBytes(8).toString('hex')), now());
      const wrote = (rows: number) => {
        written = rows;
        progress.show('Saving', rows, total, '');
      };
      wrote(0);
      const parts = { run, by: await caller(), file: file.name, onExisting, total };
      const everybody = (groups: readonly string[]) => invitations.people.everybody(groups);
      const rows = await rejectLockOuts(file.rows, { onExisting, now: now() }, everybody);
      const ids = await submitFile(parts, unplanned(rows), { ledger, now, signal, wrote });
      submitted = true;
      const followed = await watchJobs(invitations, ids, { progress, settings: settingsFor(call), total, signal });
      if (result !== undefined) await writeResult(result, rowsOfAll(ledger, followed.jobs));
      return applyAnswer(ledger, followed, { stage, file: path, again, result });
    });

  return interruptible(signal =>
    apply(signal)
      .catch(cause => {
        if (!signal.aborted) throw cause;
        const state = submitted
          ? `Inviting continues in AWS. To watch it: ${again}`
          : `${formatCount(written)} of ${plural(total, 'row')} saved. To continue: ${again}`;
        throw new Failed('interrupted', `Interrupted. ${state}`, { cause });
      })
      .finally(progress.end),
  );
}

const now = () => Temporal.Now.instant();

/** Throws BadUsage if the result file cannot be written, before anyone is invited. */
export async function assertWritable(path: string): Promise<void> {
  try {
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw new Error(`${path} is a directory.`);
    await access(there ? path : dirname(path), constants.W_OK);
  } catch (cause) {
    const allowed = 'a file in an existing directory';
    const misuse = { code: 'bad-file', problem: 'The --result file cannot be written', given: path, allowed } as const;
    throw new BadUsage({ ...misuse, fix: 'Pass a writable path. No one was invited.' }, { cause });
  }
}

/** Writes the result of each row, replacing an existing file. */
export const writeResult = (path: string, rows: AsyncIterable<Row>): Promise<void> =>
  pipeline(Readable.from(resultCsv(rows)), createWriteStream(path));
