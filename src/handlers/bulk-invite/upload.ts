import type { ALBResult } from 'aws-lambda';
import { BadFile, readRows } from '../../invitations/file/read-rows.ts';
import type { Job } from '../../invitations/job.ts';
import { rejectLockOuts } from '../../invitations/lock-out.ts';
import { needsGroups, plan, unplanned } from '../../invitations/plan.ts';
import type { FileRow, Row } from '../../invitations/row.ts';
import { jobId, submit } from '../../invitations/submit.ts';
import type { Language } from '../../kit/languages.ts';
import { inviteErrors, planTooLongText } from '../../pages/invitations/errors.ts';
import { describeFinding } from '../../pages/invitations/findings/finding-texts.ts';
import type { FileError } from '../../pages/portal/error-page.ts';
import { logLine } from '../lambda.ts';
import type { PortalRequest } from '../portal/portal-request.ts';
import { errorResponse } from '../portal/responses.ts';
import { requestRunNow } from '../visit.ts';
import { claim, requestHash } from './claim.ts';
import type { InviteContext } from './context.ts';
import { acceptedResponse } from './job-documents.ts';
import { parseUpload, type UploadRequest } from './upload-request.ts';

/**
 * Turns an uploaded file into a job, planned or queued. Sending the same request twice makes one job. All problems with the file as a
 * whole are reported together, before anything is saved.
 */
export const upload =
  (desk: InviteContext) =>
  async (asked: PortalRequest): Promise<ALBResult> => {
    const { sent, answer } = await parseUpload(asked);
    if (!sent) return answer;
    const { ports, groups } = desk;
    const { rows, bad } = await fileRows(sent, groups);
    if (bad) return badFile(asked, bad);

    const request = requestHash(sent.mode, sent.onExisting, sent.label, sent.file);
    const key = claimKey(asked, sent, request);
    const claimed = await claim(ports, key, { request, newJob: jobId(ports.now(), ports.random()) });
    if (claimed.is === 'other') return otherRequest(asked);
    if (claimed.is === 'in-flight') return inFlight(asked, claimed.seconds);
    if (claimed.is === 'ours') {
      const job = await submitUpload(desk, asked, sent, { id: claimed.job, rows }).catch(unlessTooLong);
      if (!job) return planTooLong(asked);
      await ports.claims.finish(key);
      if (job.state === 'queued') await requestRunNow(ports.askWorker, asked);
    }
    return acceptedResponse(desk, asked, claimed.job);
  };

/** The load balancer waits 60 s, and saving the rows takes part of that. */
const planSeconds = 45;

/** Nothing is saved for a file whose plan took too long. */
function unlessTooLong(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'TimeoutError') return undefined;
  throw error;
}

/**
 * Keys belong to one person. A page's form keeps its key when people go back and choose another file, so there the key is combined
 * with the request: it only recognizes a second click.
 */
const claimKey = ({ person }: PortalRequest, { key, form }: UploadRequest, request: string): string =>
  `web#${person.sub}#${form ? requestHash(key, request) : key}`;

async function submitUpload(
  { ports, settings }: InviteContext,
  { app, person, requestId }: PortalRequest,
  { label, mode, onExisting }: UploadRequest,
  { id, rows }: { id: string; rows: readonly FileRow[] },
): Promise<Job> {
  const now = ports.now();
  const signal = AbortSignal.timeout(planSeconds * 1_000);
  const everybody = (groups: readonly string[]) => ports.people.everybody(groups, signal);
  const kept = await rejectLockOuts(() => each(rows), { onExisting, by: person.sub, now }, everybody);
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

const badFile = (asked: PortalRequest, bad: Parameters<typeof fileErrors>[0]): ALBResult =>
  errorResponse(asked, {
    status: 422,
    code: 'bad-file',
    detail: inviteErrors['bad-file'],
    errors: fileErrors(bad, asked.language),
  });

const otherRequest = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 422,
    code: 'key-reused',
    detail: inviteErrors['key-reused'],
  });

const planTooLong = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 503,
    code: 'plan-too-long',
    detail: planTooLongText(planSeconds),
    headers: { 'retry-after': ['60'] },
  });

const inFlight = (asked: PortalRequest, seconds: number): ALBResult =>
  errorResponse(asked, {
    status: 409,
    code: 'in-flight',
    detail: inviteErrors['in-flight'],
    headers: { 'retry-after': [String(seconds)] },
  });

/** More errors would not help anyone. */
const maxErrors = 100;

/** The load balancer read the body as UTF-8 and put replacement characters where it was not; no one types those. */
const notUtf8 = new BadFile([{ code: 'FILE_ENCODING', values: { found: 'utf-8' } }]);

/** Reads all rows before any is saved, so that a file that breaks off saves none; or returns its problems. */
export async function fileRows(
  { file, readAsText }: Pick<UploadRequest, 'file' | 'readAsText'>,
  groups: readonly string[],
): Promise<{ rows: readonly FileRow[]; bad?: never } | { rows?: never; bad: BadFile }> {
  if (readAsText && Buffer.from(file).includes('\ufffd')) return { bad: notUtf8 };
  try {
    const rows: FileRow[] = [];
    for await (const row of readRows([file], { groups })) rows.push(row);
    return { rows };
  } catch (error) {
    if (error instanceof BadFile) return { bad: error };
    throw error;
  }
}

export const fileErrors = ({ problems }: BadFile, language: Language): FileError[] =>
  problems.slice(0, maxErrors).map(({ line, ...finding }) => {
    const { sentence, action } = describeFinding(finding);
    const at = line === undefined ? {} : { line };
    return { code: finding.code, ...at, detail: sentence[language], action: action[language] };
  });
