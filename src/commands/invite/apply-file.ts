import { randomBytes } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Temporal } from 'temporal-polyfill';
import { withAdminsKept } from '../../invitations/lock-out.ts';
import { unplanned } from '../../invitations/plan.ts';
import type { OnExisting, Row } from '../../invitations/row.ts';
import { jobId } from '../../invitations/submit.ts';
import { resultCsv } from '../../pages/invitations/result-csv.ts';
import { BadUsage } from '../kit/bad-usage.ts';
import type { Answer, Call } from '../kit/command.ts';
import { Failed } from '../kit/failed.ts';
import { interruptible } from '../kit/interrupt.ts';
import { applyAnswer, rowsOfAll } from './apply-answer.ts';
import { type AskedOfFile, optionsOf } from './arguments.ts';
import { counted, inDigits, typedAgain } from './format.ts';
import { groupsFor, onDeployedInvitations, settingsFor } from './on-invitations.ts';
import { peopleFile } from './people-file.ts';
import { progressOn } from './progress.ts';
import { newRun, runBefore, runKey, submitParts } from './submit-file.ts';
import { watchJobs } from './watch-jobs.ts';

type ApplyFile = AskedOfFile & { onExisting: OnExisting; json: boolean };

/** `sls invite --file … --apply` and `--resume`: writes the rows down, then watches the stage's worker at them. */
export async function applyFile(
  call: Call,
  { file: path, does, onExisting, result, json }: ApplyFile,
): Promise<Answer> {
  const { stage } = call;
  const file = await peopleFile(path, groupsFor(call));
  if (result !== undefined) await writable(result);
  const { total } = file;
  const again = typedAgain('invite', '--file', path, ...optionsOf(onExisting), '--resume', '--stage', stage);
  const progress = progressOn({ stream: process.stderr, clock: () => performance.now() }, json);
  let written = 0;
  let submitted = false;

  const apply = (signal: AbortSignal) =>
    onDeployedInvitations(call, async invitations => {
      const { ledger, claims, caller } = invitations;
      const key = runKey(file, onExisting);
      const run =
        does === 'resume'
          ? await runBefore(claims, key, path)
          : await newRun(claims, key, jobId(now(), randomBytes(8).toString('hex')), now());
      const wrote = (rows: number) => {
        written = rows;
        progress.show('Writing down', rows, total, '');
      };
      wrote(0);
      const parts = { run, by: await caller(), file: file.name, onExisting, total };
      const everybody = (groups: readonly string[]) => invitations.people.everybody(groups);
      const rows = await withAdminsKept(file.rows, { onExisting, now: now() }, everybody);
      const ids = await submitParts(parts, unplanned(rows), { ledger, now, signal, wrote });
      submitted = true;
      const followed = await watchJobs(invitations, ids, { progress, settings: settingsFor(call), total, signal });
      if (result !== undefined) await writeResult(result, rowsOfAll(ledger, followed.jobs));
      return applyAnswer(ledger, followed, { stage, file: path, again, result });
    });

  return interruptible(signal =>
    apply(signal)
      .catch(cause => {
        if (!signal.aborted) throw cause;
        const said = submitted
          ? `The stage goes on inviting by itself. To watch it: ${again}`
          : `${inDigits(written)} of ${counted(total, 'row')} are written down. To go on: ${again}`;
        throw new Failed('interrupted', `Interrupted. ${said}`, { cause });
      })
      .finally(progress.end),
  );
}

const now = () => Temporal.Now.instant();

/** Throws BadUsage where no file can be written: better before anybody is invited than afterwards. */
export async function writable(path: string): Promise<void> {
  try {
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw new Error(`${path} is a folder.`);
    await access(there ? path : dirname(path), constants.W_OK);
  } catch (cause) {
    const allowed = 'a file in a folder that is there';
    const misuse = { code: 'bad-file', problem: '--result cannot be written', given: path, allowed } as const;
    throw new BadUsage({ ...misuse, fix: 'Correct --result; nobody was invited.' }, { cause });
  }
}

/** Writes what became of each row, over whatever the file has. */
export const writeResult = (path: string, rows: AsyncIterable<Row>): Promise<void> =>
  pipeline(Readable.from(resultCsv(rows)), createWriteStream(path));
