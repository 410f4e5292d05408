import type { Counts } from '../../invitations/job.ts';
import type { Texts } from '../../kit/languages.ts';
import { markup, truncate, verbatim } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import { figures } from '../portal/table.ts';
import type { JobDocument, MailBudgetDocument, RowDocument } from './documents.ts';
import { mailBudgetLine } from './mail-budget.ts';
import { rowTable } from './row-table.ts';
import script from './script.html';
import { countNames, inDigits } from './states.ts';

export interface ProgressView {
  job: JobDocument;
  mailBudget: MailBudgetDocument;
  /** The first rows that need attention. */
  rows: readonly RowDocument[];
}

const texts = {
  progress: { en: 'Rows processed', ja: '処理済みの行' },
  result: { en: 'Download result (CSV)', ja: '結果をダウンロード（CSV）' },
  resultSoFar: { en: 'Download result so far (CSV)', ja: '途中結果をダウンロード（CSV）' },
  all: { en: 'All rows', ja: 'すべての行' },
  reload: { en: 'Reload', ja: '再読み込み' },
  attention: { en: 'Needs attention', ja: '確認が必要な行' },
  leave: {
    en: 'You can close this page. The work continues in the background.',
    ja: 'このページを閉じても処理は続きます。',
  },
  unreachable: { en: "Can't reach the server. Retrying…", ja: 'サーバーに接続できません。再試行しています。' },
} as const satisfies Record<string, Texts>;

const shownCounts: readonly (keyof Counts)[] = [
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

/** The progress of a job, then its result. The script updates the figures; without JavaScript there is a link to reload. */
export function progressPage(context: PageContext, { job, mailBudget, rows }: ProgressView): PageRenderer {
  const { language } = context;
  const { label, sentence, over, total, done, counts, problem, links } = job;
  const said = (text: keyof typeof texts) => texts[text][language];
  return portalPage(context, {
    title: label,
    body: markup`
<p role="status">${sentence[language]}</p>
<p class="note" data-problem${problem ? undefined : verbatim(' hidden')}>${truncate(problem?.message ?? '')}</p>
<label for="done">${said('progress')}: <span data-count="done">${inDigits(done, language)}</span> / <span data-count="total">${inDigits(total, language)}</span></label>
<progress id="done" value="${done}" max="${Math.max(total, 1)}"></progress>
${figures(shownCounts.map(key => ({ key, name: countNames[key][language], value: inDigits(counts[key], language) })))}
${over ? undefined : markup`<p>${said('leave')} <a href="${links.self}">${said('reload')}</a></p>`}
${mailBudgetLine(context, mailBudget)}
<p><a href="${links.result}" download>${said(over ? 'result' : 'resultSoFar')}</a> · <a href="${links.rows}">${said('all')}</a></p>
${rows.length > 0 ? markup`<h2>${said('attention')}</h2>${rowTable(context, said('attention'), rows, 'result')}` : undefined}`,
    ...(!over && { script: { data: { job: links.self, unreachable: said('unreachable') }, element: script } }),
  });
}
