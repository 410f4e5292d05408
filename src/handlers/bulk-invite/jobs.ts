import type { ALBResult } from 'aws-lambda';
import type { Job } from '../../invitations/job.ts';
import type { RowState } from '../../invitations/row.ts';
import { withWait } from '../../invitations/row-wait.ts';
import { applyPlanned } from '../../invitations/submit.ts';
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
import type { InviteDesk } from './context.ts';
import { accepted, documented, jobDocument, mailBudgetDocument } from './job-documents.ts';
import { resultFile } from './result-file.ts';
import { planOf, rowDocument, toBeLookedAt } from './row-documents.ts';

type Role = (asked: PortalRequest) => Promise<ALBResult>;

/** How many jobs of before are portalPageResponse. */
const recently = 20;

/** `/invites`: where a file is sent, and those of before. */
export const overview =
  (desk: InviteDesk): Role =>
  async asked => {
    const { ledger, random } = desk.ports;
    const [jobs, mailBudget] = await Promise.all([ledger.jobs(recently), mailBudgetDocument(desk)]);
    const documents = jobs.map(job => jobDocument(job, asked));
    if (!asked.page) return json(200, { jobs: documents, mailBudget });
    return portalPageResponse(asked, uploadPage(pageContext(asked), { key: random(), jobs: documents, mailBudget }));
  };

/** With the job that the path names, or that there is none. */
const ofJob =
  (desk: InviteDesk, role: (asked: PortalRequest, job: Job) => Promise<ALBResult>): Role =>
  async asked => {
    const job = isId(asked.id) ? await desk.ports.ledger.job(asked.id) : undefined;
    return job ? role(asked, job) : notFoundResponse(asked, 'job');
  };

/** Anything else never was one. */
const isId = (id: string) => /^[\w.-]{1,100}$/.test(id);

/** What became of a file, or would become of it. */
export const look = (desk: InviteDesk): Role =>
  ofJob(desk, async (asked, job) => {
    const { ledger } = desk.ports;
    const inPage = (row: Parameters<typeof rowDocument>[0]) => rowDocument(row, asked.language);
    if (job.state === 'planned') {
      const { counts, wrong, others } = await planOf(ledger.rows(job.id), rowsAPage);
      const { mailBudget, ...document } = await documented(desk, asked, job, counts);
      if (!asked.page) return json(200, { ...document, mailBudget });
      const plan = { job: document, mailBudget, wrong: wrong.map(inPage), others: others.map(inPage) };
      return portalPageResponse(asked, planPage(pageContext(asked), plan));
    }
    const { mailBudget, ...document } = await documented(desk, asked, job);
    if (!asked.page) return json(200, { ...document, mailBudget });
    const rows = await toBeLookedAt(job, ledger, rowsAPage);
    return portalPageResponse(
      asked,
      progressPage(pageContext(asked), { job: document, mailBudget, rows: rows.map(inPage) }),
    );
  });

/** All rows, page by page. */
export const rows = (desk: InviteDesk): Role =>
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

/** What became of each line, as a file. */
export const result = (desk: InviteDesk): Role => ofJob(desk, (asked, job) => resultFile(desk, asked, job));

/** Lets a planned job be done. Twice is once. */
export const apply =
  (desk: InviteDesk): Role =>
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
    return accepted(desk, asked, id);
  };

const beingWritten = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 409,
    code: 'being-written',
    detail: {
      en: 'The file is still being written down. Wait for its plan, or send it again.',
      ja: 'ファイルを登録中です。計画が表示されるまで待つか、もう一度送信してください。',
    },
    headers: { 'retry-after': ['10'] },
  });
