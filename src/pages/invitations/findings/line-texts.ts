import type { RowCode } from '../../../invitations/finding.ts';
import { numbered, quoted, type Texts, type Values, type Words } from './wording.ts';

const { en, ja } = quoted;

/** What can be wrong with a line by itself. */
type LineCode = Extract<
  RowCode,
  `EMAIL_${string}` | 'NAME_INVALID' | 'GROUP_UNKNOWN' | `UNTIL_${string}` | `ROW_${string}`
>;

const name = { most: '2,048' };

/** By the `why` of src/invitations/address.ts. */
const addressFaults: Record<string, (values: Values) => Texts> = {
  'no-at': ({ value }) => ({ en: `${en(value)} has no @.`, ja: `${ja(value)}に @ がありません。` }),
  'no-local': ({ value }) => ({ en: `${en(value)} has nothing before the @.`, ja: `${ja(value)}は @ の前が空です。` }),
  dots: ({ value }) => ({
    en: `${en(value)} has a dot at the start, at the end or after another dot, before the @.`,
    ja: `${ja(value)}は @ の前のドットの位置が正しくありません（先頭、末尾、または連続）。`,
  }),
  'too-long': ({ value }) => ({
    en: `${en(value)} is too long: Cognito allows 64 characters before the @ and 128 in total.`,
    ja: `${ja(value)}は長すぎます（@ の前は 64 文字、全体で 128 文字まで）。`,
  }),
  domain: ({ value }) => ({
    en: `In ${en(value)} no domain follows the @ that mail can go to.`,
    ja: `${ja(value)}の @ の後が、メールを送れるドメインではありません。`,
  }),
  character: ({ value, character }) => ({
    en: `${en(value)} holds ${numbered('en', character)}, which no address can have there.`,
    ja: `${ja(value)}に、アドレスには使えない${numbered('ja', character)}が含まれています。`,
  }),
};
const noAddress = ({ value }: Values): Texts => ({
  en: `${en(value)} is no e-mail address.`,
  ja: `${ja(value)}はメールアドレスではありません。`,
});
const faultOf = (values: Values) => (addressFaults[values.why ?? ''] ?? noAddress)(values);

export const lineSentences: Record<LineCode, Words> = {
  EMAIL_MISSING: {
    en: () => ['The row has no e-mail address.', 'Enter one, or delete the row.'],
    ja: () => ['メールアドレスが空です。', 'アドレスを入力するか、この行を削除してください。'],
  },
  EMAIL_SYNTAX: {
    en: values => [faultOf(values).en, 'Correct it to one address such as ana@example.com, in plain letters.'],
    ja: values => [faultOf(values).ja, 'ana@example.com のような 1 件のアドレスを、半角で入力してください。'],
  },
  EMAIL_DUPLICATE_IN_FILE: {
    en: ({ email, firstLine = '?' }) => [`${en(email)} is in line ${firstLine} already.`, 'Keep one of the two rows.'],
    ja: ({ email, firstLine = '?' }) => [
      `${ja(email)}は ${firstLine} 行目にすでにあります。`,
      'どちらか一方の行だけを残してください。',
    ],
  },
  NAME_INVALID: {
    en: ({ value, why }) => [
      why === 'too-long'
        ? `The name ${en(value)} is longer than ${name.most} characters.`
        : why === 'address'
          ? `The name ${en(value)} goes on in another line with an @: a quote (") before it is perhaps not closed.`
          : `The name ${en(value)} holds a control character.`,
      'Type the name again, in one line.',
    ],
    ja: ({ value, why }) => [
      why === 'too-long'
        ? `名前${ja(value)}が ${name.most} 文字を超えています。`
        : why === 'address'
          ? `名前${ja(value)}が次の行へ続き、@ を含んでいます。手前の引用符（"）が閉じられていない可能性があります。`
          : `名前${ja(value)}に制御文字が含まれています。`,
      '名前を 1 行で入力し直してください。',
    ],
  },
  GROUP_UNKNOWN: {
    en: ({ value, allowed = '', meant }) => [
      `There is no group ${en(value)}.`,
      meant ? `Write ${meant}: upper and lower case count.` : `The groups are: ${allowed}.`,
    ],
    ja: ({ value, allowed = '', meant }) => [
      `グループ${ja(value)}はありません。`,
      meant
        ? `大文字と小文字は区別されます。${ja(meant)}と入力してください。`
        : `次のグループから選んでください：${allowed}`,
    ],
  },
  UNTIL_INVALID: {
    en: ({ value }) => [`${en(value)} is no day.`, 'Write the last day of access as YYYY-MM-DD, such as 2027-01-31.'],
    ja: ({ value }) => [
      `${ja(value)}は日付として正しくありません。`,
      '利用できる最終日を 2027-01-31 のように YYYY-MM-DD 形式で入力してください。',
    ],
  },
  UNTIL_PAST: {
    en: ({ value, why }) =>
      why === 'self'
        ? [
            `The last day of access ${en(value)} is over, and this is your own account: you would lock yourself out.`,
            'Delete the row, or ask another admin.',
          ]
        : [
            `The last day of access ${en(value)} is over, and no admin would be left with access.`,
            'Keep a later last day, or none, for at least one admin.',
          ],
    ja: ({ value, why }) =>
      why === 'self'
        ? [
            `利用最終日${ja(value)}は過去の日付です。自分自身のアカウントが利用できなくなるため、処理できません。`,
            'この行を削除するか、他の管理者に依頼してください。',
          ]
        : [
            `利用最終日${ja(value)}は過去の日付です。利用できる管理者がいなくなるため、処理できません。`,
            '少なくとも 1 人の管理者の利用最終日を、今日以降にするか空にしてください。',
          ],
  },
  ROW_TOO_LONG: {
    en: ({ found, allowed = '' }) => [
      `The row that begins with ${en(found)} has more than ${allowed} characters.`,
      'Shorten it, or look for a quote (") that closes too late.',
    ],
    ja: ({ found, allowed = '' }) => [
      `${ja(found)}で始まる行が ${allowed} 文字を超えています。`,
      '行を短くするか、引用符（"）の閉じ忘れがないか確認してください。',
    ],
  },
  ROW_SYNTAX: {
    en: ({ why, found }) =>
      why === 'extra'
        ? [
            `The row has more cells than the header: ${en(found)} is in no column.`,
            'Delete that cell, or put quotes (") around a cell that has a comma, semicolon or tab in it.',
          ]
        : [
            `The row ${en(found)} has a quote (") inside a cell, or text after a closing one.`,
            'Put quotes around the whole cell and write those inside it twice (""), or remove them.',
          ],
    ja: ({ why, found }) =>
      why === 'extra'
        ? [
            `見出しよりセルが多く、${ja(found)}がどの列にも属していません。`,
            'そのセルを削除するか、区切り文字（カンマ、セミコロン、タブ）を含むセルを引用符（"）で囲んでください。',
          ]
        : [
            `行${ja(found)}で、セルの途中に引用符（"）があるか、閉じた引用符の後に文字が続いています。`,
            'セル全体を引用符で囲み、中の引用符は 2 つ重ねて（""）書くか、引用符を削除してください。',
          ],
  },
};
