import type { Texts } from '../../kit/languages.ts';

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
