import type { FileCode } from '../../../invitations/finding.ts';
import { type FindingText, quoted } from './wording.ts';

const { en, ja } = quoted;

const utf8 = {
  en: 'In your spreadsheet, save the file as “CSV UTF-8” and upload that file.',
  ja: '表計算ソフトで「CSV UTF-8」形式で保存し、そのファイルをアップロードしてください。',
};

/** Problems with a file as a whole. The line number, if there is one, is shown beside the sentence. */
export const fileSentences: Record<FileCode, FindingText> = {
  FILE_EMPTY: {
    en: ({ header }) => [
      header === 'yes' ? 'The file has a header but no rows.' : 'The file is empty.',
      'Add one row per person below a header such as: email,name,groups,until',
    ],
    ja: ({ header }) => [
      header === 'yes' ? 'ファイルには見出し行しかありません。' : 'ファイルが空です。',
      '見出し行（例：email,name,groups,until）の下に、1 人につき 1 行を追加してください。',
    ],
  },
  FILE_ENCODING: {
    en: ({ found }) => [
      found === 'utf-16'
        ? 'The file is UTF-16 text. Only UTF-8 is supported.'
        : found === 'nul'
          ? 'The file contains a NUL character, so it is not UTF-8 text. It may be UTF-16 or a workbook.'
          : 'The file contains bytes that are not UTF-8. It may be Shift_JIS, Windows-1252 or a workbook.',
      utf8.en,
    ],
    ja: ({ found }) => [
      found === 'utf-16'
        ? 'ファイルの文字コードが UTF-16 です。読み込めるのは UTF-8 のみです。'
        : found === 'nul'
          ? 'ファイルに NUL 文字が含まれており、UTF-8 のテキストではありません（UTF-16 やブック形式の可能性があります）。'
          : 'ファイルに UTF-8 ではないバイトが含まれています（Shift_JIS やブック形式の可能性があります）。',
      utf8.ja,
    ],
  },
  FILE_SYNTAX: {
    en: ({ why }) => [
      why === 'header'
        ? 'The header cannot be read. It is too long, or a cell contains a quote (").'
        : 'A quote (") that opens in this line is not closed correctly, so the rows after it cannot be read.',
      'Close the quote at the end of its cell, or remove it. Inside a quoted cell, write a quote twice ("").',
    ],
    ja: ({ why }) => [
      why === 'header'
        ? '見出し行を読み取れません。長すぎるか、セルの途中に引用符（"）があります。'
        : 'この行で始まる引用符（"）が正しく閉じられていないため、以降の行を読み取れません。',
      'セルの末尾で引用符を閉じるか、引用符を削除してください。引用符で囲んだセルの中の引用符は 2 つ重ねて（""）書きます。',
    ],
  },
  FILE_TOO_BIG: {
    en: ({ allowed }) => [
      allowed ? `The file is larger than the ${allowed} limit.` : 'The file is too large.',
      'Split it into several files, or use the command, which has no size limit: npx sls invite --file people.csv',
    ],
    ja: ({ allowed }) => [
      allowed ? `ファイルが上限（${allowed}）を超えています。` : 'ファイルが大きすぎます。',
      'ファイルを分割するか、サイズの制限がないコマンドを使用してください：npx sls invite --file people.csv',
    ],
  },
  COLUMN_MISSING: {
    en: ({ column = 'email', address }) => [
      address
        ? `The first line is the email address ${en(address)}, so the file has no header.`
        : `Column ${en(column)} is missing.`,
      'Make the first line a header that names the columns: email (required), name, groups, until.',
    ],
    ja: ({ column = 'email', address }) => [
      address
        ? `1 行目がメールアドレス${ja(address)}になっており、見出し行がありません。`
        : `列${ja(column)}がありません。`,
      '1 行目に列名の見出しを入れてください：email（必須）、name、groups、until（任意）。',
    ],
  },
  COLUMN_UNKNOWN: {
    en: ({ column, allowed = '' }) => [`Unknown column ${en(column)}.`, `Rename or delete it. Allowed: ${allowed}.`],
    ja: ({ column, allowed = '' }) => [
      `列${ja(column)}は使用できません。`,
      `列名を変更するか、列を削除してください。使用できる列：${allowed}`,
    ],
  },
  COLUMN_DUPLICATE: {
    en: ({ column, first, second }) => [
      `${en(first)} and ${en(second)} both stand for column ${en(column)}.`,
      'Keep one of them and delete the other.',
    ],
    ja: ({ column, first, second }) => [
      `${ja(first)}と${ja(second)}は、どちらも列${ja(column)}です。`,
      '一方を残し、もう一方を削除してください。',
    ],
  },
};
