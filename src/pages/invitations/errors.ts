import type { Language, Texts } from '../../kit/languages.ts';
import { accountText } from '../access/refused.ts';
import { type Help, helpText } from '../help.ts';
import { markup } from '../markup.ts';
import { type PageRenderer, renderPage } from '../page.ts';

/** Why a request of an admin was not carried out. */
export const inviteErrors = {
  'bad-cursor': {
    en: 'This page is no longer available. Go back to the first page.',
    ja: 'このページは表示できません。最初のページに戻ってください。',
  },
  'not-done': {
    en: 'Something went wrong on our side. Try again in a minute. Retrying is safe: nothing is done twice.',
    ja: 'システムの問題により処理できませんでした。1 分ほど待ってから、もう一度お試しください。再試行しても、同じ処理が重複することはありません。',
  },
  'being-written': {
    en: 'This file is still being saved. Wait for its plan, or upload it again.',
    ja: 'ファイルを登録しています。処理内容が表示されるまで待つか、もう一度アップロードしてください。',
  },
  yourself: {
    en: "You can't disable your own account. Ask another admin.",
    ja: '自分自身を無効にすることはできません。ほかの管理者に依頼してください。',
  },
  'result-uncompressed': {
    en: 'The result is larger than the 1 MB response limit. Request it with Accept-Encoding: gzip.',
    ja: '結果ファイルが応答の上限（1 MB）を超えています。Accept-Encoding: gzip を付けて取得してください。',
  },
  'result-too-long': {
    en: 'The result is larger than the 1 MB response limit. Read the rows page by page, or use the command, which writes the result to a file: npx sls invite --file people.csv --apply --result result.csv',
    ja: '結果ファイルが応答の上限（1 MB）を超えています。行の一覧をページごとに確認するか、結果をファイルに書き出すコマンドを使用してください：npx sls invite --file people.csv --apply --result result.csv',
  },
  'bad-file': {
    en: "This file can't be used, and nothing was saved. Fix the problems below and upload it again.",
    ja: 'このファイルは処理できません。データは登録されていません。次の問題を修正して、もう一度アップロードしてください。',
  },
  'key-reused': {
    en: 'This Idempotency-Key was already used with another file or other options. Use a new key for each new request.',
    ja: 'この Idempotency-Key は、別のファイルまたは別のオプションですでに使用されています。新しいリクエストには新しいキーを使用してください。',
  },
  'in-flight': {
    en: 'The same request is already being processed. Send it again in a moment, with the same key.',
    ja: '同じリクエストを処理しています。しばらくしてから、同じキーでもう一度送信してください。',
  },
  'no-file': {
    en: 'No file selected. Choose a CSV file.',
    ja: 'ファイルが選択されていません。CSV ファイルを選択してください。',
  },
  'idempotency-key': {
    en: 'The Idempotency-Key header is missing or invalid. Allowed: 1 to 255 printable ASCII characters without spaces. Create one key for each file, such as a UUID, and send the same key when you retry.',
    ja: 'Idempotency-Key ヘッダーがないか、正しくありません。使用できる値：空白を除く 1〜255 文字の印字可能な ASCII 文字。ファイルごとに UUID などのキーを決め、再試行時は同じキーを送信してください。',
  },
} as const satisfies Record<string, Texts>;

export const planTooLongText = (seconds: number): Texts => ({
  en: `Reading the user pool took more than ${seconds} s, and nothing was saved. Upload the file again in a minute, or use the command, which has no time limit: npx sls invite --file people.csv`,
  ja: `ユーザープールの読み取りに ${seconds} 秒以上かかったため、中断しました。データは登録されていません。1 分ほど待ってからもう一度アップロードするか、時間制限のないコマンドを使用してください：npx sls invite --file people.csv`,
});

export const unsupportedTypeText = (type: string): Texts => ({
  en: `Unsupported content type "${type}". Send text/csv, or multipart/form-data with a file field.`,
  ja: `Content-Type「${type}」には対応していません。text/csv、または file フィールドを含む multipart/form-data を使用してください。`,
});

/** When a refused resend may be tried again; `from`: that time in words. */
export const resendFromText = (from: Readonly<Record<Language, string | undefined>>): Texts => ({
  en: `Resend the invitation after ${from.en}.`,
  ja: `${from.ja} 以降に、もう一度再送してください。`,
});

const notAdmin: Texts = { en: 'Only admins can invite people', ja: '招待できるのは管理者のみです' };

/** The same as plain text and as a problem document. */
export const notAdminDetail = `${notAdmin.en}.`;

export interface NotAdmin extends Help {
  language: Language;
  person: { email?: string };
}

/** The page for someone with an account who is not an admin. */
export const notAdminPage = ({ language, person, ...contact }: NotAdmin): PageRenderer =>
  renderPage({
    language,
    title: notAdmin,
    text: {
      en: `You're signed in as ${accountText(person, 'en')}, which isn't in the admins group. Ask an admin to invite people for you.`,
      ja: `サインイン中のアカウント（${accountText(person, 'ja')}）は admins グループに属していません。招待は管理者に依頼してください。`,
    },
    body: language =>
      markup`<a href="/">${{ en: 'Your apps', ja: 'アプリ一覧' }[language]}</a><a href="/_gate/signout" class="quiet">${
        { en: 'Sign out', ja: 'サインアウト' }[language]
      }</a>`,
    footer: helpText(contact, language),
  });
