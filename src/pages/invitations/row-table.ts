import type { Language, Texts } from '../../kit/languages.ts';
import { type Markup, markup, truncate } from '../markup.ts';
import type { PageContext } from '../portal/portal-page.ts';
import { table } from '../portal/table.ts';
import type { RowDocument } from './documents.ts';
import { actionNames, countNames, rowStates } from './states.ts';

/** How many rows a page shows. */
export const rowsAPage = 100;

const texts = {
  line: { en: 'Line', ja: '行' },
  email: { en: 'Address', ja: 'アドレス' },
  planned: { en: 'What would happen', ja: '計画' },
  became: { en: 'What became of it', ja: '結果' },
  note: { en: 'Remarks', ja: '備考' },
  resend: { en: 'Mail again', ja: '招待を再送' },
} as const satisfies Record<string, Texts>;

/** Rows with what would happen, or has happened. `as`: of a plan, or of what was begun. */
export function rowTable(
  desk: PageContext,
  caption: string,
  rows: readonly RowDocument[],
  as: 'planned' | 'became',
): Markup {
  const { language } = desk;
  const heads = [texts.line, texts.email, texts[as], texts.note].map(head => head[language]);
  return table(
    caption,
    heads,
    rows.map(row => [
      row.line,
      truncate(row.email),
      as === 'planned' ? plannedOf(row, language) : becameOf(row, language),
      [
        row.findings.map(({ sentence, action }) => markup`<p>${truncate(sentence)} ${truncate(action)}</p>`),
        again(desk, row),
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
    until === undefined ? undefined : markup`<br><small>${{ en: 'until', ja: '最終日' }[language]} ${until}</small>`,
  ];
}

const becameOf = ({ state, outcome }: RowDocument, language: Language): string =>
  (outcome ? countNames[outcome] : rowStates[state])[language];

const again = ({ people, language }: PageContext, { resend }: RowDocument): Markup | undefined =>
  resend === undefined
    ? undefined
    : markup`<form method="post" action="${people}/${encodeURIComponent(resend)}/resend"><button>${texts.resend[language]}</button></form>`;
