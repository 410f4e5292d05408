import type { FileCode } from '../../../invitations/finding.ts';
import { quoted, type Words } from './wording.ts';

const { en, ja } = quoted;

const utf8 = {
  en: 'Save it as “CSV UTF-8” in the spreadsheet, and use that file.',
  ja: '表計算ソフトで「CSV UTF-8」形式で保存し、そのファイルを使用してください。',
};

/** What is wrong with a file as a whole. The line, where there is one, is told beside the sentence. */
export const fileSentences: Record<FileCode, Words> = {
  FILE_EMPTY: {
    en: ({ header }) => [
      header === 'yes' ? 'The file has a header and no row below it.' : 'The file is empty.',
      'Add one row for each person, below a header such as: email,name,groups,until',
    ],
    ja: ({ header }) => [
      header === 'yes' ? 'ファイルには見出し行しかありません。' : 'ファイルが空です。',
      '見出し行（例：email,name,groups,until）の下に、1 人につき 1 行を追加してください。',
    ],
  },
  FILE_ENCODING: {
    en: ({ found }) => [
      found === 'utf-16'
        ? 'The file is UTF-16 text, and only UTF-8 can be read.'
        : found === 'nul'
          ? 'The file holds a NUL character, so it is no text in UTF-8: perhaps UTF-16, or a workbook.'
          : 'The file holds bytes that are not UTF-8: perhaps Shift_JIS or Windows-1252, or a workbook.',
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
        ? 'The header cannot be read: it is too long, or has a quote (") inside a cell.'
        : 'A quote (") opens in this line and is not closed as it should be, so what follows cannot be told apart.',
      'Close the quote at the end of its cell, or remove it. A quote inside a quoted cell is written twice ("").',
    ],
    ja: ({ why }) => [
      why === 'header'
        ? '見出し行を読み取れません。長すぎるか、セルの途中に引用符（"）があります。'
        : 'この行で始まる引用符（"）が正しく閉じられていないため、以降の行を区別できません。',
      'セルの末尾で引用符を閉じるか、引用符を削除してください。引用符で囲んだセルの中の引用符は 2 つ重ねて（""）書きます。',
    ],
  },
  FILE_TOO_BIG: {
    en: ({ allowed }) => [
      allowed ? `The file is larger than ${allowed}, which is the most here.` : 'The file is too large for this way.',
      'Split it into several files, or use the command, which takes any size: npx sls invite --file people.csv',
    ],
    ja: ({ allowed }) => [
      allowed ? `ファイルが上限（${allowed}）を超えています。` : 'ファイルが大きすぎます。',
      'ファイルを分割するか、サイズの制限がないコマンドを使用してください：npx sls invite --file people.csv',
    ],
  },
  COLUMN_MISSING: {
    en: ({ column = 'email', address }) => [
      address
        ? `The first line is ${en(address)}, an address: the file has no header.`
        : `The column ${en(column)} is missing.`,
      'Make the first line a header that names the columns: email, and if you like name, groups, until.',
    ],
    ja: ({ column = 'email', address }) => [
      address ? `1 行目がアドレス${ja(address)}になっており、見出し行がありません。` : `列${ja(column)}がありません。`,
      '1 行目に列名の見出しを入れてください：email（必須）、name、groups、until（任意）。',
    ],
  },
  COLUMN_UNKNOWN: {
    en: ({ column, allowed = '' }) => [
      `There is no column ${en(column)}.`,
      `Rename it or delete it. The columns are: ${allowed}.`,
    ],
    ja: ({ column, allowed = '' }) => [
      `列${ja(column)}は使用できません。`,
      `列名を変更するか、列を削除してください。使用できる列：${allowed}`,
    ],
  },
  COLUMN_DUPLICATE: {
    en: ({ column, first, second }) => [
      `${en(first)} and ${en(second)} are both the column ${en(column)}.`,
      'Keep one of them and delete the other.',
    ],
    ja: ({ column, first, second }) => [
      `${ja(first)}と${ja(second)}は、どちらも列${ja(column)}です。`,
      '一方を残し、もう一方を削除してください。',
    ],
  },
};
