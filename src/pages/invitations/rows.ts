import type { RowState } from '../../invitations/row.ts';
import type { Texts } from '../../kit/languages.ts';
import { markup } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import type { JobDocument, RowDocument } from './documents.ts';
import { rowTable } from './row-table.ts';
import { stateFilter } from './state-filter.ts';
import { rowStates } from './states.ts';

export interface RowsView {
  job: JobDocument;
  /** Show only rows in this state. */
  state?: RowState;
  rows: readonly RowDocument[];
  /** Path of the next page. */
  next?: string;
}

const texts = {
  none: { en: 'No rows match this filter.', ja: '条件に一致する行はありません。' },
  next: { en: 'Next page', ja: '次のページ' },
  back: { en: 'Back to the file', ja: 'ファイルに戻る' },
  filter: { en: 'Filter by status', ja: '状態で絞り込む' },
} as const satisfies Record<string, Texts>;

/** All rows of a job, page by page. */
export function rowsPage(context: PageContext, { job, state, rows, next }: RowsView): PageRenderer {
  const { language } = context;
  const title = { en: `Rows in ${job.label}`, ja: `${job.label} の行` }[language];
  return portalPage(context, {
    title,
    body: markup`
<p><a href="${job.links.self}">${texts.back[language]}</a></p>
${stateFilter(context, texts.filter[language], { at: job.links.rows, names: rowStates, chosen: state })}
${rows.length > 0 ? rowTable(context, title, rows, job.state === 'planned' ? 'planned' : 'result') : markup`<p class="note">${texts.none[language]}</p>`}
${next && markup`<p><a href="${next}" rel="next">${texts.next[language]}</a></p>`}`,
  });
}
