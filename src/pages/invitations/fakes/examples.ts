import type { ALBResult } from 'aws-lambda';
import type { JobState } from '../../../invitations/job.ts';
import { noRows } from '../../../invitations/tally.ts';
import type { Language } from '../../../kit/languages.ts';
import { type PageRenderer, pageResponse } from '../../page.ts';
import { appsPage } from '../../portal/apps.ts';
import { errorPage } from '../../portal/error-page.ts';
import type { PageContext } from '../../portal/portal-page.ts';
import type { JobDocument, PersonDocument, RowDocument } from '../documents.ts';
import { notAdminPage } from '../errors.ts';
import { peoplePage } from '../people.ts';
import { planPage } from '../plan.ts';
import { progressPage } from '../progress.ts';
import { rowsPage } from '../rows.ts';
import { uploadPage } from '../upload.ts';

const invites = '/invites';

/** The words that people choose, which a page shows as they are. */
interface Words {
  text: string;
  email: string;
  id: string;
}

const usual: Words = { text: 'Ana García', email: 'ana@example.com', id: 'u-ana' };

const deskIn = (language: Language, { text }: Words): PageContext => ({
  language,
  admin: true,
  apps: '/',
  contact: text,
  requestId: 'Root=1-67891233-abcdef012345678912345678',
  invites,
  people: '/people',
  time: moment =>
    language === 'en' ? `Mon 23 Nov, ${moment.slice(11, 16)} UTC` : `11月23日(月) ${moment.slice(11, 16)} UTC`,
});

const jobOf = ({ text }: Words, state: JobState, over = false): JobDocument => ({
  id: 'j1',
  state,
  sentence:
    state === 'planned'
      ? {
          en: 'This is what would happen. Nobody has been invited yet.',
          ja: '適用した場合の計画です。まだ誰も招待されていません。',
        }
      : { en: 'People are being invited.', ja: '招待を実行しています。' },
  over,
  label: text,
  by: 's-ana',
  at: '2026-11-23T09:00:00Z',
  onExisting: 'merge-groups',
  total: 1_204,
  done: 1_000,
  counts: { ...noRows, waiting: 204, invited: 990, invalid: 3, unchanged: 7 },
  ...(state === 'planned' && { planned: { invite: 1_194, resend: 0, update: 7, nothing: 0, refuse: 0 } }),
  problem: { at: '2026-11-23T09:00:00Z', message: text },
  links: {
    self: `${invites}/j1`,
    rows: `${invites}/j1/rows`,
    result: `${invites}/j1/result.csv`,
    ...(state === 'planned' && { apply: `${invites}/j1/apply` }),
  },
});

const rowsOf = ({ text, email, id }: Words): RowDocument[] => [
  {
    line: 2,
    email,
    state: 'invalid',
    findings: [{ code: 'EMAIL_SYNTAX', sentence: text, action: text }],
    retryable: false,
  },
  {
    line: 3,
    email,
    state: 'done',
    outcome: 'invited',
    planned: { action: 'invite', join: [text, 'sales'], until: '2027-01-31' },
    findings: [{ code: 'MAIL_UNCONFIRMED', sentence: text, action: text }],
    retryable: true,
    resend: id,
  },
];

const peopleOf = ({ text, email, id }: Words): PersonDocument[] =>
  (['invited', 'expired', 'active', 'disabled'] as const).map(state => ({
    id,
    email,
    name: text,
    state,
    until: '2027-01-31',
    mayResend: state === 'invited' || state === 'expired',
    self: false,
  }));

const mailBudget = { limit: 40, spent: 12, resetsAt: '2026-11-24T00:00:00Z' };

/** Every page of the portal, as admins get it; `words`: what people have called everything. */
export const pages: Record<string, (language: Language, words?: Words) => PageRenderer> = {
  apps: (language, words = usual) =>
    appsPage(deskIn(language, words), {
      person: { name: words.text, email: words.email, groups: ['admins', 'finance'] },
      apps: (['awake', 'waking', 'failed', 'asleep', 'unknown'] as const).map(state => ({
        name: `app-${state}`,
        url: `https://${state}.example.com`,
        state,
      })),
    }),
  'no-apps': (language, words = usual) =>
    appsPage({ ...deskIn(language, words), admin: false }, { person: { email: words.email, groups: [] }, apps: [] }),
  upload: (language, words = usual) =>
    uploadPage(deskIn(language, words), {
      key: '4f1c',
      jobs: [jobOf(words, 'running'), jobOf(words, 'planned')],
      mailBudget,
    }),
  plan: (language, words = usual) => {
    const [wrong, other] = rowsOf(words);
    return planPage(deskIn(language, words), {
      job: jobOf(words, 'planned'),
      mailBudget,
      skipped: wrong ? [wrong] : [],
      others: other ? [other] : [],
    });
  },
  progress: (language, words = usual) =>
    progressPage(deskIn(language, words), { job: jobOf(words, 'running'), mailBudget, rows: rowsOf(words) }),
  over: (language, words = usual) =>
    progressPage(deskIn(language, words), {
      job: jobOf(words, 'completed-with-errors', true),
      mailBudget,
      rows: rowsOf(words),
    }),
  rows: (language, words = usual) =>
    rowsPage(deskIn(language, words), {
      job: jobOf(words, 'running'),
      state: 'done',
      rows: rowsOf(words),
      next: `${invites}/j1/rows?state=done&cursor=Mw`,
    }),
  people: (language, words = usual) =>
    peoplePage(deskIn(language, words), {
      people: peopleOf(words),
      state: 'invited',
      next: `/people?state=invited&cursor=Mw`,
      completedAction: 'resend',
    }),
  declined: (language, words = usual) =>
    errorPage(deskIn(language, words), {
      detail: { en: words.text, ja: words.text },
      errors: [{ code: 'COLUMN_UNKNOWN', line: 1, detail: words.text, action: words.text }],
      back: invites,
    }),
  'not-admin': (language, words = usual) =>
    notAdminPage({ ...deskIn(language, words), person: { email: words.email } }),
};

/** The same as answers. */
export const examples: Record<string, (language: Language) => ALBResult> = Object.fromEntries(
  Object.entries(pages).map(([name, page]) => [name, (language: Language) => pageResponse(200, page(language))]),
);
