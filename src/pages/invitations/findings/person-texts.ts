import type { RowCode } from '../../../invitations/finding.ts';
import type { lineSentences } from './line-texts.ts';
import { moment, type Words } from './wording.ts';

const said = (message: string | undefined) => (message ? ` ${message}` : '');

/** A step of src/invitations/row.ts, in a plan's words. */
const steps: Record<string, { en: string; ja: string }> = {
  invite: { en: 'invite', ja: '招待' },
  resend: { en: 'send the invitation again', ja: '招待の再送' },
  update: { en: 'change groups or the last day', ja: 'グループまたは最終日の変更' },
  nothing: { en: 'nothing', ja: '変更なし' },
  refuse: { en: 'refuse', ja: '拒否' },
};

/** What is to be said of the person, of their mail, and of what Cognito answered. */
export const personSentences: Record<Exclude<RowCode, keyof typeof lineSentences>, Words> = {
  USER_EXISTS: {
    en: () => [
      'Somebody with this address is in the pool already.',
      'Nothing need be done. To add groups or mail them again, choose merge-groups or resend for people who exist.',
    ],
    ja: () => [
      'このアドレスの人はすでに登録されています。',
      '対応は不要です。グループの追加や招待の再送が必要な場合は、既存の人の扱いに merge-groups または resend を選んでください。',
    ],
  },
  USER_DISABLED: {
    en: () => ['The person is disabled, and nothing was changed.', 'Enable them first if they shall come back.'],
    ja: () => [
      'この人は無効になっているため、何も変更していません。',
      '再び利用させる場合は、先に有効にしてください。',
    ],
  },
  USER_EXTERNAL: {
    en: () => [
      'The person signs in with another provider, so there is no invitation to send.',
      'Nothing need be done.',
    ],
    ja: () => ['この人は外部のプロバイダーでサインインするため、送る招待がありません。', '対応は不要です。'],
  },
  USER_ACTIVE: {
    en: () => [
      'The person has signed in before, so no invitation was sent again.',
      'Nothing need be done. Whoever forgot the password asks for another one at sign-in.',
    ],
    ja: () => [
      'この人はすでにサインインしたことがあるため、招待は再送しません。',
      '対応は不要です。パスワードを忘れた場合は、サインイン画面から再設定できます。',
    ],
  },
  INVITATION_EXPIRED: {
    en: () => ['The person never signed in, and the invitation has expired.', 'Send it again.'],
    ja: () => ['一度もサインインしないまま、招待の有効期限が切れています。', '招待を再送してください。'],
  },
  MAIL_QUOTA_DEFERRED: {
    en: ({ until }) => [
      "The day's mails are used up.",
      until
        ? `Nothing need be done: it goes on by itself at ${moment(until)}.`
        : 'Nothing need be done: it goes on by itself.',
    ],
    ja: ({ until }) => [
      '本日送信できるメールの上限に達しました。',
      until ? `対応は不要です。${moment(until)} に自動で再開します。` : '対応は不要です。自動で再開します。',
    ],
  },
  MAIL_UNCONFIRMED: {
    en: () => [
      'The person is there, but it was interrupted while the mail was sent: whether it was is not known.',
      'Ask them, or send the invitation again.',
    ],
    ja: () => [
      'この人は登録されましたが、メール送信中に中断したため、送信されたかどうか確認できません。',
      '本人に確認するか、招待を再送してください。',
    ],
  },
  MAIL_FAILED: {
    en: ({ message }) => [
      `The mail could not be sent.${said(message)}`,
      'Check the address and the sender (login.sender), then send the invitation again.',
    ],
    ja: ({ message }) => [
      `メールを送信できませんでした。${said(message)}`,
      'アドレスと送信元（login.sender）を確認してから、招待を再送してください。',
    ],
  },
  RESEND_TOO_SOON: {
    en: () => ['An invitation was sent a moment ago.', 'Wait for it to arrive; if it does not, send it again later.'],
    ja: () => ['招待を送信したばかりです。', '到着を待ち、届かない場合はしばらくしてから再送してください。'],
  },
  THROTTLED: {
    en: () => ['Cognito was asked too much at once.', 'Nothing need be done: it is tried again, more slowly.'],
    ja: () => ['Cognito へのリクエストが多すぎました。', '対応は不要です。速度を落として自動で再試行します。'],
  },
  REFUSED: {
    en: ({ message }) => [`Cognito refused it.${said(message)}`, 'Correct the cause and submit the row again.'],
    ja: ({ message }) => [
      `Cognito に拒否されました。${said(message)}`,
      '原因を取り除いてから、この行をもう一度送信してください。',
    ],
  },
  CHANGED_SINCE_PLAN: {
    en: ({ planned = '', now = '' }) => [
      `The pool has changed since the plan: planned was “${steps[planned]?.en ?? planned}”, and now it is “${steps[now]?.en ?? now}”.`,
      'Check that this is still what you want.',
    ],
    ja: ({ planned = '', now = '' }) => [
      `計画後に登録状況が変わりました。計画：「${steps[planned]?.ja ?? planned}」、現在：「${steps[now]?.ja ?? now}」。`,
      '意図どおりか確認してください。',
    ],
  },
};
