import type { Counts } from '../../invitations/job.ts';
import type { Texts } from '../../kit/languages.ts';
import { markup, truncate, verbatim } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import { figures } from '../portal/table.ts';
import type { JobDocument, MailBudgetDocument, RowDocument } from './documents.ts';
import { mails } from './mails.ts';
import { rowTable } from './row-table.ts';
import script from './script.html';
import { countNames, inDigits } from './states.ts';

export interface Progress {
  job: JobDocument;
  mailBudget: MailBudgetDocument;
  /** The first rows that somebody should look at. */
  rows: readonly RowDocument[];
}

const texts = {
  progress: { en: 'Rows done', ja: '処理済みの行' },
  result: { en: 'Result file (CSV)', ja: '結果ファイル（CSV）' },
  resultSoFar: { en: 'Result so far (CSV)', ja: '途中結果（CSV）' },
  all: { en: 'All rows', ja: 'すべての行' },
  reload: { en: 'Reload', ja: '再読み込み' },
  look: { en: 'To be looked at', ja: '確認が必要な行' },
  leave: {
    en: 'You may close this page: it goes on without you.',
    ja: 'このページを閉じても処理は続きます。',
  },
  unreachable: { en: 'No answer at the moment. Still trying.', ja: '応答がありません。再試行しています。' },
} as const satisfies Record<string, Texts>;

const shown: readonly (keyof Counts)[] = [
  'waiting',
  'deferred',
  'invited',
  'resent',
  'updated',
  'unchanged',
  'invalid',
  'failed',
  'mailInDoubt',
];

/** How far a job has come, and in the end what became of it. Its script renews the figures; without script there is a link. */
export function progressPage(desk: PageContext, { job, mailBudget, rows }: Progress): PageRenderer {
  const { language } = desk;
  const { label, sentence, over, total, done, counts, problem, links } = job;
  const said = (text: keyof typeof texts) => texts[text][language];
  return portalPage(desk, {
    title: label,
    body: markup`
<p role="status">${sentence[language]}</p>
<p class="note" data-problem${problem ? undefined : verbatim(' hidden')}>${truncate(problem?.message ?? '')}</p>
<label for="done">${said('progress')}: <span data-count="done">${inDigits(done, language)}</span> / <span data-count="total">${inDigits(total, language)}</span></label>
<progress id="done" value="${done}" max="${Math.max(total, 1)}"></progress>
${figures(shown.map(key => ({ key, name: countNames[key][language], value: inDigits(counts[key], language) })))}
${over ? undefined : markup`<p>${said('leave')} <a href="${links.self}">${said('reload')}</a></p>`}
${mails(desk, mailBudget)}
<p><a href="${links.result}" download>${said(over ? 'result' : 'resultSoFar')}</a> · <a href="${links.rows}">${said('all')}</a></p>
${rows.length > 0 ? markup`<h2>${said('look')}</h2>${rowTable(desk, said('look'), rows, 'became')}` : undefined}`,
    ...(!over && { script: { data: { job: links.self, unreachable: said('unreachable') }, element: script } }),
  });
}
