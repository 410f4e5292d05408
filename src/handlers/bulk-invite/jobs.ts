import type { ALBResult } from 'aws-lambda';
import type { Job } from '../../invitations/job.ts';
import type { RowState } from '../../invitations/row.ts';
import { withWait } from '../../invitations/row-wait.ts';
import { applyPlanned } from '../../invitations/submit.ts';
import { inviteErrors } from '../../pages/invitations/errors.ts';
import { planPage } from '../../pages/invitations/plan.ts';
import { progressPage } from '../../pages/invitations/progress.ts';
import { rowsAPage } from '../../pages/invitations/row-table.ts';
import { rowsPage } from '../../pages/invitations/rows.ts';
import { rowStates } from '../../pages/invitations/states.ts';
import { uploadPage } from '../../pages/invitations/upload.ts';
import { json } from '../../pages/responses.ts';
import { logLine } from '../lambda.ts';
import { jobPath, type PortalRequest, pageContext } from '../portal/portal-request.ts';
import {
  errorResponse,
  foreignRequest,
  notFoundResponse,
  portalPageResponse,
  unknownValue,
} from '../portal/responses.ts';
import { isForm } from '../request.ts';
import { requestRunNow } from '../visit.ts';
import type { InviteContext } from './context.ts';
import { acceptedResponse, jobDocument, jobWithMailBudget, mailBudgetDocument } from './job-documents.ts';
import { resultFile } from './result-file.ts';
import { rowDocument, rowsNeedingAttention, summarizePlan } from './row-documents.ts';

type Role = (asked: PortalRequest) => Promise<ALBResult>;

/** Jobs shown in the list of recent files. */
const maxJobs = 20;

/** `/invites`: the upload form and the recent files. */
export const showJobs =
  (desk: InviteContext): Role =>
  async asked => {
    const { ledger, random } = desk.ports;
    const [jobs, mailBudget] = await Promise.all([ledger.jobs(maxJobs), mailBudgetDocument(desk)]);
    const documents = jobs.map(job => jobDocument(job, asked));
    if (!asked.page) return json(200, { jobs: documents, mailBudget });
    return portalPageResponse(asked, uploadPage(pageContext(asked), { key: random(), jobs: documents, mailBudget }));
  };

/** Runs `role` with the job that the path names, or answers 404. */
const ofJob =
  (desk: InviteContext, role: (asked: PortalRequest, job: Job) => Promise<ALBResult>): Role =>
  async asked => {
    const job = isId(asked.id) ? await desk.ports.ledger.job(asked.id) : undefined;
    return job ? role(asked, job) : notFoundResponse(asked, 'job');
  };

/** The form of every job ID. */
const isId = (id: string) => /^[\w.-]{1,100}$/.test(id);

/** The plan of a job before it is applied, its progress and result afterwards. */
export const showJob = (desk: InviteContext): Role =>
  ofJob(desk, async (asked, job) => {
    const { ledger } = desk.ports;
    const inPage = (row: Parameters<typeof rowDocument>[0]) => rowDocument(row, asked.language);
    if (job.state === 'planned') {
      const { counts, skipped, others } = await summarizePlan(ledger.rows(job.id), rowsAPage);
      const { mailBudget, ...document } = await jobWithMailBudget(desk, asked, job, counts);
      if (!asked.page) return json(200, { ...document, mailBudget });
      const plan = { job: document, mailBudget, skipped: skipped.map(inPage), others: others.map(inPage) };
      return portalPageResponse(asked, planPage(pageContext(asked), plan));
    }
    const { mailBudget, ...document } = await jobWithMailBudget(desk, asked, job);
    if (!asked.page) return json(200, { ...document, mailBudget });
    const showRows = await rowsNeedingAttention(job, ledger, rowsAPage);
    return portalPageResponse(
      asked,
      progressPage(pageContext(asked), { job: document, mailBudget, rows: showRows.map(inPage) }),
    );
  });

/** All rows, page by page. */
export const rows = (desk: InviteContext): Role =>
  ofJob(desk, async (asked, job) => {
    const given = asked.query.get('state') ?? undefined;
    const states = Object.keys(rowStates) as RowState[];
    const state = states.find(each => each === given);
    if (given !== undefined && !state) return unknownValue(asked, 'state', given, states);
    const cursor = asked.query.get('cursor') ?? undefined;
    const from = { ...(state && { state }), ...(cursor && { cursor }) };
    const page = await desk.ports.ledger.page(job.id, rowsAPage, from);
    const documents = page.rows.map(row => rowDocument(withWait(row, job), asked.language));
    const after = page.cursor && new URLSearchParams({ ...(state && { state }), cursor: page.cursor });
    const next = after && `${jobPath(job.id)}/rows?${after}`;
    const found = { rows: documents, ...(next && { next }) };
    if (!asked.page) return json(200, { ...found, ...(page.cursor && { cursor: page.cursor }) });
    return portalPageResponse(
      asked,
      rowsPage(pageContext(asked), { job: jobDocument(job, asked), ...(state && { state }), ...found }),
    );
  });

/** The result file. */
export const downloadResult = (desk: InviteContext): Role => ofJob(desk, (asked, job) => resultFile(desk, asked, job));

/** Applies a planned job. Idempotent. */
export const applyJob =
  (desk: InviteContext): Role =>
  async asked => {
    const { event, id, app, person, requestId } = asked;
    if (!isForm(event)) return foreignRequest(asked);
    const job = isId(id) ? await applyPlanned(desk.ports, id) : undefined;
    if (!job) return notFoundResponse(asked, 'job');
    if (job.state === 'submitting') return beingWritten(asked);
    if (job.state === 'queued') {
      logLine({ event: 'invite', app: app.name, sub: person.sub, job: id, mode: 'apply', rows: job.total, requestId });
      await requestRunNow(desk.ports.askWorker, asked);
    }
    return acceptedResponse(desk, asked, id);
  };

const beingWritten = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 409,
    code: 'being-written',
    detail: inviteErrors['being-written'],
    headers: { 'retry-after': ['10'] },
  });
