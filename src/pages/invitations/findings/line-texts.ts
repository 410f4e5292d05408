import type { RowCode } from '../../../invitations/finding.ts';
import type { Texts } from '../../../kit/languages.ts';
import { type FindingText, numbered, quoted, type Values } from './wording.ts';

const { en, ja } = quoted;

/** Problems that a row has without regard to the user pool. */
type LineCode = Extract<
  RowCode,
  `EMAIL_${string}` | 'NAME_INVALID' | 'GROUP_UNKNOWN' | `UNTIL_${string}` | `ROW_${string}`
>;

const maxNameLength = '2,048';

/** By the `why` of an `AddressFault`: src/invitations/address.ts. */
const addressFaults: Record<string, (values: Values) => Texts> = {
  'no-at': ({ value }) => ({ en: `${en(value)} has no @.`, ja: `${ja(value)}に @ がありません。` }),
  'no-local': ({ value }) => ({ en: `${en(value)} has nothing before the @.`, ja: `${ja(value)}は @ の前が空です。` }),
  dots: ({ value }) => ({
    en: `${en(value)} has a misplaced dot before the @: at the start, at the end or twice in a row.`,
    ja: `${ja(value)}は @ の前のドットの位置が正しくありません（先頭、末尾、または連続）。`,
  }),
  'too-long': ({ value }) => ({
    en: `${en(value)} is too long: Cognito allows 64 characters before the @ and 128 in total.`,
    ja: `${ja(value)}は長すぎます（@ の前は 64 文字、全体で 128 文字まで）。`,
  }),
  domain: ({ value }) => ({
    en: `The part after the @ in ${en(value)} is not a valid email domain.`,
    ja: `${ja(value)}の @ の後が、メールを送信できるドメインではありません。`,
  }),
  character: ({ value, character }) => ({
    en: `${en(value)} contains ${numbered('en', character)}, which is not allowed there.`,
    ja: `${ja(value)}に、メールアドレスに使えない${numbered('ja', character)}が含まれています。`,
  }),
};
const noAddress = ({ value }: Values): Texts => ({
  en: `${en(value)} is not an email address.`,
  ja: `${ja(value)}はメールアドレスではありません。`,
});
const faultOf = (values: Values) => (addressFaults[values.why ?? ''] ?? noAddress)(values);

export const lineSentences: Record<LineCode, FindingText> = {
  EMAIL_MISSING: {
    en: () => ['The row has no email address.', 'Enter one, or delete the row.'],
    ja: () => ['メールアドレスが空です。', 'メールアドレスを入力するか、この行を削除してください。'],
  },
  EMAIL_SYNTAX: {
    en: values => [faultOf(values).en, 'Enter one address such as ana@example.com, in ASCII characters.'],
    ja: values => [faultOf(values).ja, 'ana@example.com のようなメールアドレスを 1 件、半角で入力してください。'],
  },
  EMAIL_DUPLICATE_IN_FILE: {
    en: ({ email, firstLine = '?' }) => [
      `${en(email)} is already in line ${firstLine}.`,
      'Delete one of the two rows.',
    ],
    ja: ({ email, firstLine = '?' }) => [
      `${ja(email)}は ${firstLine} 行目にすでにあります。`,
      'どちらか一方の行を削除してください。',
    ],
  },
  NAME_INVALID: {
    en: ({ value, why }) => [
      why === 'too-long'
        ? `The name ${en(value)} is longer than ${maxNameLength} characters.`
        : why === 'address'
          ? `The name ${en(value)} continues on another line that contains an @. A quote (") before it may not be closed.`
          : `The name ${en(value)} contains a control character.`,
      'Enter the name again on one line.',
    ],
    ja: ({ value, why }) => [
      why === 'too-long'
        ? `名前${ja(value)}が ${maxNameLength} 文字を超えています。`
        : why === 'address'
          ? `名前${ja(value)}が次の行へ続き、@ を含んでいます。手前の引用符（"）が閉じられていない可能性があります。`
          : `名前${ja(value)}に制御文字が含まれています。`,
      '名前を 1 行で入力し直してください。',
    ],
  },
  GROUP_UNKNOWN: {
    en: ({ value, allowed = '', meant }) => [
      `Group ${en(value)} does not exist.`,
      meant ? `Use ${meant}: group names are case-sensitive.` : `Allowed: ${allowed}.`,
    ],
    ja: ({ value, allowed = '', meant }) => [
      `グループ${ja(value)}は存在しません。`,
      meant
        ? `大文字と小文字は区別されます。${ja(meant)}と入力してください。`
        : `次のグループから選んでください：${allowed}`,
    ],
  },
  UNTIL_INVALID: {
    en: ({ value }) => [
      `${en(value)} is not a valid date.`,
      'Enter the last day of access as YYYY-MM-DD, such as 2027-01-31.',
    ],
    ja: ({ value }) => [
      `${ja(value)}は日付として正しくありません。`,
      '利用最終日を 2027-01-31 のように YYYY-MM-DD 形式で入力してください。',
    ],
  },
  UNTIL_PAST: {
    en: ({ value, why }) =>
      why === 'self'
        ? [
            `The last day of access ${en(value)} is in the past, and this is your own account. You would lock yourself out.`,
            'Delete the row, or ask another admin.',
          ]
        : [
            `The last day of access ${en(value)} is in the past, and no admin would be left with access.`,
            'Set a future last day of access, or none, for at least one admin.',
          ],
    ja: ({ value, why }) =>
      why === 'self'
        ? [
            `利用最終日${ja(value)}は過去の日付です。自分自身のアカウントが利用できなくなるため、処理できません。`,
            'この行を削除するか、ほかの管理者に依頼してください。',
          ]
        : [
            `利用最終日${ja(value)}は過去の日付です。利用できる管理者がいなくなるため、処理できません。`,
            '少なくとも 1 人の管理者の利用最終日を、今日以降にするか空にしてください。',
          ],
  },
  ROW_TOO_LONG: {
    en: ({ found, allowed = '' }) => [
      `The row that begins with ${en(found)} is longer than ${allowed} characters.`,
      'Shorten it, or look for a quote (") that is closed too late.',
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
            `The row has more cells than the header, and ${en(found)} belongs to no column.`,
            'Delete that cell, or put quotes (") around a cell that contains a comma, semicolon or tab.',
          ]
        : [
            `The row ${en(found)} has a quote (") inside a cell, or text after a closing quote.`,
            'Put quotes around the whole cell and write each quote inside it twice (""), or remove the quotes.',
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
