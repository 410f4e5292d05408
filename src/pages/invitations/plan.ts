import type { Texts } from '../../kit/languages.ts';
import { markup } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import { figures } from '../portal/table.ts';
import type { JobDocument, MailBudgetDocument, RowDocument } from './documents.ts';
import { mailBudgetLine } from './mail-budget.ts';
import { rowTable } from './row-table.ts';
import { actionNames, countNames, existingModeNames, inDigits } from './states.ts';

export interface PlanView {
  job: JobDocument;
  mailBudget: MailBudgetDocument;
  /** The first rows that would be skipped: invalid or refused. */
  skipped: readonly RowDocument[];
  /** The first of the other rows. */
  others: readonly RowDocument[];
}

const texts = {
  apply: { en: 'Apply plan', ja: '実行する' },
  nothing: {
    en: 'Nothing to apply: no row in this file would change anything.',
    ja: '実行する処理はありません。このファイルには、変更が必要な行がありません。',
  },
  applied: {
    en: 'Invalid rows are skipped. Each person gets one email, within the daily email limit.',
    ja: 'エラーのある行はスキップされます。招待メールは 1 人につき 1 通、1 日の送信上限の範囲で送信されます。',
  },
  skipped: { en: 'Skipped rows', ja: 'スキップされる行' },
  others: { en: 'Planned changes', ja: '変更の内容' },
  all: { en: 'All rows', ja: 'すべての行' },
  existing: { en: 'People who already have an account:', ja: '登録済みユーザーの扱い：' },
} as const satisfies Record<string, Texts>;

/** The plan of a file, to review before it is applied. */
export function planPage(context: PageContext, { job, mailBudget, skipped, others }: PlanView): PageRenderer {
  const { language } = context;
  const { label, planned, counts, links, sentence, onExisting } = job;
  const said = (text: keyof typeof texts) => texts[text][language];
  const actions = Object.entries(planned ?? {}) as [keyof typeof actionNames, number][];
  const toDo = actions.some(([action, count]) => !['nothing', 'refuse'].includes(action) && count > 0);
  return portalPage(context, {
    title: { en: `Plan for ${label}`, ja: `${label} の処理内容` }[language],
    body: markup`
<p>${sentence[language]}</p>
${figures([
  { key: 'invalid', name: countNames.invalid[language], value: inDigits(counts.invalid, language) },
  ...actions.map(([action, count]) => ({
    key: `planned-${action}`,
    name: actionNames[action][language],
    value: inDigits(count, language),
  })),
])}
<p class="soft">${said('existing')} ${existingModeNames[onExisting][language]}</p>
${
  toDo && links.apply
    ? markup`<p>${said('applied')}</p><form method="post" action="${links.apply}"><button>${said('apply')}</button></form>`
    : markup`<p class="note">${said('nothing')}</p>`
}
${mailBudgetLine(context, mailBudget)}
${skipped.length > 0 ? markup`<h2>${said('skipped')}</h2>${rowTable(context, said('skipped'), skipped, 'planned')}` : undefined}
${others.length > 0 ? markup`<h2>${said('others')}</h2>${rowTable(context, said('others'), others, 'planned')}` : undefined}
<p><a href="${links.rows}">${said('all')}</a></p>`,
  });
}
