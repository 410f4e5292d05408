import { existingModes } from '../../invitations/row.ts';
import type { Texts } from '../../kit/languages.ts';
import { type Markup, markup, verbatim } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from '../portal/portal-page.ts';
import { table } from '../portal/table.ts';
import type { JobDocument, MailBudgetDocument } from './documents.ts';
import { mailBudgetLine } from './mail-budget.ts';
import script from './script.html';
import { existingModeNames, inDigits, jobStates } from './states.ts';

export interface UploadView {
  /** Identifies this form, in case it is submitted twice. */
  key: string;
  /** The newest first. */
  jobs: readonly JobDocument[];
  mailBudget: MailBudgetDocument;
}

const texts = {
  title: { en: 'Invite people', ja: 'ユーザーを招待' },
  lead: {
    en: 'Choose a CSV file or drop it here. You review the plan first; no one is invited until you apply it.',
    ja: 'CSV ファイルを選択するか、ここにドロップしてください。まず処理内容を確認できます。実行するまで、誰も招待されません。',
  },
  columns: {
    en: 'Start with a header row, then add one row per person. Only the email column is required; name, groups and until are optional. Separate groups with semicolons. until is the last day of access, such as 2026-12-31. Maximum file size: 900 kB.',
    ja: '1 行目を見出し行とし、2 行目以降に 1 行につき 1 人ずつ入力します。email 列は必須、name、groups、until 列は任意です。複数のグループはセミコロンで区切ります。until には利用最終日（例：2026-12-31）を入力します。ファイルサイズの上限は 900 kB です。',
  },
  file: { en: 'CSV file', ja: 'CSV ファイル' },
  existing: { en: 'People who already have an account', ja: '登録済みユーザーの扱い' },
  submit: { en: 'Review plan', ja: '処理内容を確認する' },
  recent: { en: 'Recent files', ja: '最近のファイル' },
  none: { en: 'No files in the last 90 days.', ja: '過去 90 日間のファイルはありません。' },
  name: { en: 'File', ja: 'ファイル' },
  at: { en: 'Uploaded', ja: 'アップロード日時' },
  state: { en: 'Status', ja: '状態' },
  rows: { en: 'Rows', ja: '行数' },
} as const satisfies Record<string, Texts>;

/** The upload form, and the files uploaded before. */
export function uploadPage(context: PageContext, { key, jobs, mailBudget }: UploadView): PageRenderer {
  const { language, invites } = context;
  const said = (text: keyof typeof texts) => texts[text][language];
  return portalPage(context, {
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
        markup`<label><input type="radio" name="onExisting" value="${mode}"${index === 0 ? verbatim(' checked') : undefined}> ${existingModeNames[mode][language]}</label>`,
    )}</fieldset>
<button>${said('submit')}</button>
</form>
${mailBudgetLine(context, mailBudget)}
<h2>${said('recent')}</h2>
${jobs.length === 0 ? markup`<p>${said('none')}</p>` : recent(context, jobs)}`,
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
