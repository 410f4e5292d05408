import type { ALBResult } from 'aws-lambda';
import { BadFile, rowsOf } from '../../invitations/file/read-rows.ts';
import type { Job } from '../../invitations/job.ts';
import { withAdminsKept } from '../../invitations/lock-out.ts';
import { needsGroups, plan, unplanned } from '../../invitations/plan.ts';
import type { FileRow, Row } from '../../invitations/row.ts';
import { jobId, submit } from '../../invitations/submit.ts';
import type { Language } from '../../kit/languages.ts';
import { told } from '../../pages/invitations/findings/finding-texts.ts';
import type { FileError } from '../../pages/portal/error-page.ts';
import { logLine } from '../lambda.ts';
import type { PortalRequest } from '../portal/portal-request.ts';
import { errorResponse } from '../portal/responses.ts';
import { requestRunNow } from '../visit.ts';
import { claim, fingerprint } from './claim.ts';
import type { InviteDesk } from './context.ts';
import { accepted } from './job-documents.ts';
import { type Sent, sentIn } from './upload-request.ts';

/**
 * A file of people: it becomes a job, which is planned, or worked at at once. The same request twice, however soon, is one job. What is
 * wrong with a file as a whole is told all at once, before anything is written.
 */
export const upload =
  (desk: InviteDesk) =>
  async (asked: PortalRequest): Promise<ALBResult> => {
    const { sent, answer } = await sentIn(asked);
    if (!sent) return answer;
    const { ports, groups } = desk;
    const { rows, bad } = await fileRows(sent, groups);
    if (bad) return badFile(asked, bad);

    const request = fingerprint(sent.mode, sent.onExisting, sent.label, sent.file);
    const key = claimKey(asked, sent, request);
    const claimed = await claim(ports, key, { request, newJob: jobId(ports.now(), ports.random()) });
    if (claimed.is === 'other') return otherRequest(asked);
    if (claimed.is === 'in-flight') return inFlight(asked, claimed.seconds);
    if (claimed.is === 'ours') {
      const job = await submitted(desk, asked, sent, { id: claimed.job, rows }).catch(unlessTooLong);
      if (!job) return planTooLong(asked);
      await ports.claims.finish(key);
      if (job.state === 'queued') await requestRunNow(ports.askWorker, asked);
    }
    return accepted(desk, asked, claimed.job);
  };

/** The load balancer waits for 60, and the rows have to be written down too. */
const planSeconds = 45;

/** Nothing is written of a file whose plan was not finished. */
function unlessTooLong(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'TimeoutError') return undefined;
  throw error;
}

/**
 * A person's own. A page's form is sent again with another file by whoever goes back to it: there the key only tells the second click
 * on one and the same.
 */
const claimKey = ({ person }: PortalRequest, { key, form }: Sent, request: string): string =>
  `web#${person.sub}#${form ? fingerprint(key, request) : key}`;

async function submitted(
  { ports, settings }: InviteDesk,
  { app, person, requestId }: PortalRequest,
  { label, mode, onExisting }: Sent,
  { id, rows }: { id: string; rows: readonly FileRow[] },
): Promise<Job> {
  const now = ports.now();
  const signal = AbortSignal.timeout(planSeconds * 1_000);
  const everybody = (groups: readonly string[]) => ports.people.everybody(groups, signal);
  const kept = await withAdminsKept(() => each(rows), { onExisting, by: person.sub, now }, everybody);
  async function* planned(): AsyncGenerator<Row, void> {
    const groups = new Set(needsGroups(onExisting) ? rows.flatMap(({ invitation }) => invitation?.groups ?? []) : []);
    const people = await everybody([...groups]);
    yield* plan(kept, people, { onExisting, temporaryDays: settings.temporaryDays, now });
  }
  const [what, as] = mode === 'plan' ? [planned(), 'planned' as const] : [unplanned(kept), 'queued' as const];
  const job = await submit(ports, { id, by: person.sub, label, onExisting }, what, as);
  logLine({ event: 'invite', app: app.name, sub: person.sub, job: id, mode, rows: job.total, requestId });
  return job;
}

async function* each(rows: readonly FileRow[]): AsyncGenerator<FileRow, void> {
  yield* rows;
}

const badFile = (asked: PortalRequest, bad: Parameters<typeof errorsIn>[0]): ALBResult =>
  errorResponse(asked, {
    status: 422,
    code: 'bad-file',
    detail: {
      en: 'Nobody can be invited from this file, and nothing was written. Correct it and send it again.',
      ja: 'このファイルからは招待できません。何も登録していません。修正してからもう一度送信してください。',
    },
    errors: errorsIn(bad, asked.language),
  });

const otherRequest = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 422,
    code: 'key-reused',
    detail: {
      en: 'You have sent this Idempotency-Key before, with another file or other options. Take a new key for a new request.',
      ja: 'この Idempotency-Key は、別のファイルまたは別のオプションですでに使用されています。新しいリクエストには新しいキーを使用してください。',
    },
  });

const planTooLong = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 503,
    code: 'plan-too-long',
    detail: {
      en: `Reading the user pool took more than ${planSeconds} s, and nothing was saved. Upload the file again in a minute, or use the command, which waits: npx sls invite --file people.csv`,
      ja: `ユーザープールの読み取りに ${planSeconds} 秒以上かかったため、中断しました。何も保存していません。1 分後にもう一度アップロードするか、時間制限のないコマンドを使用してください：npx sls invite --file people.csv`,
    },
    headers: { 'retry-after': ['60'] },
  });

const inFlight = (asked: PortalRequest, seconds: number): ALBResult =>
  errorResponse(asked, {
    status: 409,
    code: 'in-flight',
    detail: {
      en: 'The same request is being worked at. Send it again in a moment, with the same key.',
      ja: '同じリクエストを処理中です。しばらくしてから、同じキーでもう一度送信してください。',
    },
    headers: { 'retry-after': [String(seconds)] },
  });

/** So many are told; more help nobody. */
const mostErrors = 100;

/**
 * The load balancer has read it as UTF-8, and where it was none there is a replacement character now, which nobody writes on purpose.
 */
const notUtf8 = new BadFile([{ code: 'FILE_ENCODING', values: { found: 'utf-8' } }]);

/** All rows of a file at once, so that nothing is written of one that ends in the middle; or all that is wrong with it. */
export async function fileRows(
  { file, readAsText }: Pick<Sent, 'file' | 'readAsText'>,
  groups: readonly string[],
): Promise<{ rows: readonly FileRow[]; bad?: never } | { rows?: never; bad: BadFile }> {
  if (readAsText && Buffer.from(file).includes('\ufffd')) return { bad: notUtf8 };
  try {
    const rows: FileRow[] = [];
    for await (const row of rowsOf([file], { groups })) rows.push(row);
    return { rows };
  } catch (error) {
    if (error instanceof BadFile) return { bad: error };
    throw error;
  }
}

export const errorsIn = ({ problems }: BadFile, language: Language): FileError[] =>
  problems.slice(0, mostErrors).map(({ line, ...finding }) => {
    const { sentence, action } = told(finding);
    const at = line === undefined ? {} : { line };
    return { code: finding.code, ...at, detail: sentence[language], action: action[language] };
  });
