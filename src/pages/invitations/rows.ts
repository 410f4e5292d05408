import type { RowState } from '../../invitations/row.ts';
import type { Texts } from '../../kit/languages.ts';
import { markup } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import { choices } from './choices.ts';
import type { JobDocument, RowDocument } from './documents.ts';
import { rowTable } from './row-table.ts';
import { rowStates } from './states.ts';

export interface Rows {
  job: JobDocument;
  /** Those alone. */
  state?: RowState;
  rows: readonly RowDocument[];
  /** Where the next page is. */
  next?: string;
}

const texts = {
  none: { en: 'No rows here.', ja: '該当する行はありません。' },
  next: { en: 'Next page', ja: '次のページ' },
  back: { en: 'Back', ja: '戻る' },
  filter: { en: 'Which rows', ja: '行の絞り込み' },
} as const satisfies Record<string, Texts>;

/** All rows of a job, page by page. */
export function rowsPage(desk: PageContext, { job, state, rows, next }: Rows): PageRenderer {
  const { language } = desk;
  const title = { en: `Rows of ${job.label}`, ja: `${job.label} の行` }[language];
  return portalPage(desk, {
    title,
    body: markup`
<p><a href="${job.links.self}">${texts.back[language]}</a></p>
${choices(desk, texts.filter[language], { at: job.links.rows, names: rowStates, chosen: state })}
${rows.length > 0 ? rowTable(desk, title, rows, job.state === 'planned' ? 'planned' : 'became') : markup`<p class="note">${texts.none[language]}</p>`}
${next && markup`<p><a href="${next}" rel="next">${texts.next[language]}</a></p>`}`,
  });
}
