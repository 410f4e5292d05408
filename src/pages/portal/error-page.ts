import type { Texts } from '../../kit/languages.ts';
import { markup, truncate } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { type PageContext, portalPage } from './portal-page.ts';
import { table } from './table.ts';

/** One problem of a file. */
export interface FileError {
  code: string;
  line?: number;
  detail: string;
  action: string;
}

export interface ErrorDetails {
  detail: Texts;
  errors?: readonly FileError[];
  /** The page to continue with. */
  back: string;
}

const texts = {
  title: { en: "We couldn't complete that", ja: '処理できませんでした' },
  errors: { en: 'Problems', ja: '問題点' },
  line: { en: 'Line', ja: '行' },
  problem: { en: 'Problem', ja: '内容' },
  action: { en: 'Fix', ja: '対処方法' },
  back: { en: 'Back', ja: '戻る' },
} as const satisfies Record<string, Texts>;

/** Tells why a request failed, and where to continue. */
export function errorPage(context: PageContext, { detail, errors = [], back }: ErrorDetails): PageRenderer {
  const { language } = context;
  const textOf = (text: keyof typeof texts) => texts[text][language];
  const rows = errors.map(error => [error.line ?? '–', truncate(error.detail), truncate(error.action)] as const);
  return portalPage(context, {
    title: textOf('title'),
    body: markup`
<p>${detail[language]}</p>
${rows.length > 0 ? table(textOf('errors'), [textOf('line'), textOf('problem'), textOf('action')], rows) : undefined}
<p><a href="${back}">${textOf('back')}</a></p>`,
  });
}

/** The texts of a 404. */
export const notFoundTexts = {
  path: { en: 'Page not found.', ja: 'お探しのページは見つかりません。' },
  job: {
    en: 'File not found. Results are kept for 90 days.',
    ja: 'ファイルが見つかりません。結果の保存期間は 90 日間です。',
  },
  person: { en: 'Person not found.', ja: 'ユーザーが見つかりません。' },
} as const satisfies Record<string, Texts>;

export const methodNotAllowedTexts = (allowed: string): Texts => ({
  en: `Method not allowed. Allowed: ${allowed}.`,
  ja: `使用できるメソッド：${allowed}`,
});

export const foreignRequestTexts: Texts = {
  en: 'This request must come from a page on this host. API clients must send a matching Origin header.',
  ja: 'この操作は、このホストのページからのみ送信できます。API クライアントの場合は、一致する Origin ヘッダーを付けてください。',
};

export const unknownValueTexts = (name: string, given: string, allowed: readonly string[]): Texts => ({
  en: `"${given.slice(0, 100)}" is not a valid value for ${name}. Allowed: ${allowed.join(', ')}.`,
  ja: `${name} の値「${given.slice(0, 100)}」は指定できません。指定できる値：${allowed.join('、')}`,
});
