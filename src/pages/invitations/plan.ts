import type { Texts } from '../../kit/languages.ts';
import { markup } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import { figures } from '../portal/table.ts';
import type { JobDocument, MailBudgetDocument, RowDocument } from './documents.ts';
import { mails } from './mails.ts';
import { rowTable } from './row-table.ts';
import { actionNames, countNames, existing, inDigits } from './states.ts';

export interface Plan {
  job: JobDocument;
  mailBudget: MailBudgetDocument;
  /** The first of those that nothing would be done for, because they are wrong or refused. */
  wrong: readonly RowDocument[];
  /** The first of the others. */
  others: readonly RowDocument[];
}

const texts = {
  apply: { en: 'Apply', ja: '適用する' },
  nothing: {
    en: 'There is nobody in this file for whom anything would be done.',
    ja: 'このファイルには、処理の対象となる人がいません。',
  },
  applied: {
    en: 'Rows that are wrong are left out. People are mailed once each, as far as the mails of the day go.',
    ja: '誤りのある行は除外されます。招待メールは 1 人につき 1 通、1 日の上限の範囲で送信されます。',
  },
  wrong: { en: 'Not to be done', ja: '処理されない行' },
  others: { en: 'What would happen', ja: '処理の内容' },
  all: { en: 'All rows', ja: 'すべての行' },
  existing: { en: 'People who are there already:', ja: 'すでに登録されている人の扱い：' },
} as const satisfies Record<string, Texts>;

/** What would happen, before it does: first what is wrong, then the figures and the rows. */
export function planPage(desk: PageContext, { job, mailBudget, wrong, others }: Plan): PageRenderer {
  const { language } = desk;
  const { label, planned, counts, links, sentence, onExisting } = job;
  const said = (text: keyof typeof texts) => texts[text][language];
  const actions = Object.entries(planned ?? {}) as [keyof typeof actionNames, number][];
  const toDo = actions.some(([action, count]) => !['nothing', 'refuse'].includes(action) && count > 0);
  return portalPage(desk, {
    title: { en: `Plan for ${label}`, ja: `${label} の計画` }[language],
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
<p class="soft">${said('existing')} ${existing[onExisting][language]}</p>
${
  toDo && links.apply
    ? markup`<p>${said('applied')}</p><form method="post" action="${links.apply}"><button>${said('apply')}</button></form>`
    : markup`<p class="note">${said('nothing')}</p>`
}
${mails(desk, mailBudget)}
${wrong.length > 0 ? markup`<h2>${said('wrong')}</h2>${rowTable(desk, said('wrong'), wrong, 'planned')}` : undefined}
${others.length > 0 ? markup`<h2>${said('others')}</h2>${rowTable(desk, said('others'), others, 'planned')}` : undefined}
<p><a href="${links.rows}">${said('all')}</a></p>`,
  });
}
