import type { Language, Texts } from '../../kit/languages.ts';
import { type Markup, markup, truncate } from '../markup.ts';
import type { PageContext } from '../portal/portal-page.ts';
import { table } from '../portal/table.ts';
import type { RowDocument } from './documents.ts';
import { actionNames, countNames, rowStates } from './states.ts';

/** Rows on one page. */
export const rowsAPage = 100;

const texts = {
  line: { en: 'Line', ja: '行番号' },
  email: { en: 'Email', ja: 'メールアドレス' },
  planned: { en: 'Planned', ja: '処理内容' },
  result: { en: 'Result', ja: '結果' },
  details: { en: 'Details', ja: '詳細' },
  resend: { en: 'Resend invitation', ja: '招待を再送' },
} as const satisfies Record<string, Texts>;

/** Rows with their findings. `as`: whether to show what is planned or the result. */
export function rowTable(
  context: PageContext,
  caption: string,
  rows: readonly RowDocument[],
  as: 'planned' | 'result',
): Markup {
  const { language } = context;
  const heads = [texts.line, texts.email, texts[as], texts.details].map(head => head[language]);
  return table(
    caption,
    heads,
    rows.map(row => [
      row.line,
      truncate(row.email),
      as === 'planned' ? plannedOf(row, language) : resultOf(row, language),
      [
        row.findings.map(({ sentence, action }) => markup`<p>${truncate(sentence)} ${truncate(action)}</p>`),
        resendButton(context, row),
      ],
    ]),
  );
}

function plannedOf({ state, planned }: RowDocument, language: Language) {
  if (!planned) return rowStates[state][language];
  const { action, join, until } = planned;
  return [
    actionNames[action][language],
    join.length > 0 ? markup`<br><small>+ ${join.join(', ')}</small>` : undefined,
    until === undefined
      ? undefined
      : markup`<br><small>${{ en: 'until', ja: '利用最終日' }[language]} ${until}</small>`,
  ];
}

const resultOf = ({ state, outcome }: RowDocument, language: Language): string =>
  (outcome ? countNames[outcome] : rowStates[state])[language];

const resendButton = ({ people, language }: PageContext, { resend }: RowDocument): Markup | undefined =>
  resend === undefined
    ? undefined
    : markup`<form method="post" action="${people}/${encodeURIComponent(resend)}/resend"><button>${texts.resend[language]}</button></form>`;
