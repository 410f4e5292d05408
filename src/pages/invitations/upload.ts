import { existingModes } from '../../invitations/row.ts';
import type { Texts } from '../../kit/languages.ts';
import { type Markup, markup, verbatim } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import { table } from '../portal/table.ts';
import type { JobDocument, MailBudgetDocument } from './documents.ts';
import { mails } from './mails.ts';
import script from './script.html';
import { existing, inDigits, jobStates } from './states.ts';

export interface Upload {
  /** By which this form is known, if it is sent twice. */
  key: string;
  /** The newest first. */
  jobs: readonly JobDocument[];
  mailBudget: MailBudgetDocument;
}

const texts = {
  title: { en: 'Invite people', ja: 'ユーザーを招待' },
  lead: {
    en: 'Choose a CSV file, or drop one on the field. You are shown what would happen; nobody is invited before you say so.',
    ja: 'CSV ファイルを選択するか、下の欄にドロップしてください。最初に計画が表示され、適用するまで誰も招待されません。',
  },
  columns: {
    en: 'One person a line, with a header. The column email is needed; name, groups and until are not. Several groups go with a semicolon between; until is the last day, such as 2026-12-31. At most 900 kB.',
    ja: '見出し行を付け、1 行に 1 人ずつ記入します。email 列は必須、name・groups・until は任意です。複数のグループはセミコロンで区切り、until には利用最終日（例：2026-12-31）を記入します。上限は 900 kB です。',
  },
  file: { en: 'CSV file', ja: 'CSV ファイル' },
  existing: { en: 'People who are there already', ja: 'すでに登録されている人の扱い' },
  submit: { en: 'Show what would happen', ja: '計画を表示' },
  recent: { en: 'Recent files', ja: '最近のファイル' },
  none: { en: 'None in the last 90 days.', ja: '過去 90 日間のファイルはありません。' },
  name: { en: 'File', ja: 'ファイル' },
  at: { en: 'Sent', ja: '受付' },
  state: { en: 'State', ja: '状態' },
  rows: { en: 'Rows', ja: '行数' },
} as const satisfies Record<string, Texts>;

/** Where a file of people is sent, and where those of before are found again. */
export function uploadPage(desk: PageContext, { key, jobs, mailBudget }: Upload): PageRenderer {
  const { language, invites } = desk;
  const said = (text: keyof typeof texts) => texts[text][language];
  return portalPage(desk, {
    title: said('title'),
    here: 'invites',
    body: markup`
<p>${said('lead')}</p>
<form method="post" action="${invites}" enctype="multipart/form-data">
<input type="hidden" name="key" value="${key}"><input type="hidden" name="mode" value="plan">
<label for="file">${said('file')}</label>
<input type="file" id="file" name="file" accept=".csv,text/csv" required aria-describedby="columns">
<p id="columns"><small>${said('columns')}</small></p>
<fieldset><legend>${said('existing')}</legend>${existingModes.map(
      (mode, index) =>
        markup`<label><input type="radio" name="onExisting" value="${mode}"${index === 0 ? verbatim(' checked') : undefined}> ${existing[mode][language]}</label>`,
    )}</fieldset>
<button>${said('submit')}</button>
</form>
${mails(desk, mailBudget)}
<h2>${said('recent')}</h2>
${jobs.length === 0 ? markup`<p>${said('none')}</p>` : recent(desk, jobs)}`,
    script: { data: {}, element: script },
  });
}

function recent({ language, time }: PageContext, jobs: readonly JobDocument[]): Markup {
  const heads = (['name', 'at', 'state', 'rows'] as const).map(head => texts[head][language]);
  const lines = jobs.map(
    ({ label, links, at, state, total }) =>
      [
        markup`<a href="${links.self}">${label}</a>`,
        time(at),
        jobStates[state][language],
        inDigits(total, language),
      ] as const,
  );
  return table(texts.recent[language], heads, lines);
}
