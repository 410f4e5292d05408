import type { RowCode } from '../../../invitations/finding.ts';
import type { lineSentences } from './line-texts.ts';
import { type FindingText, moment } from './wording.ts';

const appended = (message: string | undefined) => (message ? ` ${message}` : '');

/** What a row's `Step` does, as part of a sentence. */
const steps: Record<string, { en: string; ja: string }> = {
  invite: { en: 'invite', ja: '招待' },
  resend: { en: 'resend the invitation', ja: '招待の再送' },
  update: { en: 'change groups or the last day of access', ja: 'グループまたは利用最終日の変更' },
  nothing: { en: 'no change', ja: '変更なし' },
  refuse: { en: 'refuse', ja: '拒否' },
};

/** Findings about the person's account, their email, and Cognito's answer. */
export const personSentences: Record<Exclude<RowCode, keyof typeof lineSentences>, FindingText> = {
  USER_EXISTS: {
    en: () => [
      'Someone with this address already has an account.',
      'No action needed. To add groups or resend the invitation, choose merge-groups or resend.',
    ],
    ja: () => [
      'このメールアドレスのユーザーはすでに登録されています。',
      '対応は不要です。グループの追加や招待の再送が必要な場合は、登録済みユーザーの扱いで merge-groups または resend を選択してください。',
    ],
  },
  USER_DISABLED: {
    en: () => [
      'This account is disabled, and nothing was changed.',
      'To give them access again, enable the account first.',
    ],
    ja: () => [
      'このユーザーは無効になっているため、変更していません。',
      '再び利用させる場合は、先に有効にしてください。',
    ],
  },
  USER_EXTERNAL: {
    en: () => [
      'This person signs in with an external provider, so there is no invitation to send.',
      'No action needed.',
    ],
    ja: () => ['このユーザーは外部プロバイダーでサインインするため、送信する招待がありません。', '対応は不要です。'],
  },
  USER_ACTIVE: {
    en: () => [
      'This person has already signed in, so the invitation was not resent.',
      'No action needed. People who forgot their password can reset it on the sign-in page.',
    ],
    ja: () => [
      'このユーザーはすでにサインインしているため、招待を再送していません。',
      '対応は不要です。パスワードを忘れた場合は、サインインページで再設定できます。',
    ],
  },
  INVITATION_EXPIRED: {
    en: () => ['This person never signed in, and the invitation has expired.', 'Resend the invitation.'],
    ja: () => ['一度もサインインしないまま、招待の有効期限が切れています。', '招待を再送してください。'],
  },
  MAIL_QUOTA_DEFERRED: {
    en: ({ until }) => [
      "Today's email limit is reached.",
      until
        ? `No action needed. Sending resumes automatically at ${moment(until)}.`
        : 'No action needed. Sending resumes automatically.',
    ],
    ja: ({ until }) => [
      '1 日の送信上限に達しました。',
      until ? `対応は不要です。${moment(until)} に自動で再開します。` : '対応は不要です。自動で再開します。',
    ],
  },
  MAIL_UNCONFIRMED: {
    en: () => [
      'The account was created, but the run was interrupted while sending the email, so it may not have been sent.',
      'Ask this person whether it arrived, or resend the invitation.',
    ],
    ja: () => [
      'ユーザーは登録されましたが、メールの送信中に処理が中断したため、送信されたかどうか確認できません。',
      '届いているかを本人に確認するか、招待を再送してください。',
    ],
  },
  MAIL_FAILED: {
    en: ({ message }) => [
      `The email could not be sent.${appended(message)}`,
      'Check the address and the sender (login.sender), then resend the invitation.',
    ],
    ja: ({ message }) => [
      `メールを送信できませんでした。${appended(message)}`,
      'メールアドレスと送信元（login.sender）を確認してから、招待を再送してください。',
    ],
  },
  RESEND_TOO_SOON: {
    en: () => ['An invitation was sent a moment ago.', 'Wait for it to arrive. If it does not, resend it later.'],
    ja: () => ['招待を送信したばかりです。', '届くまで待ち、届かない場合はしばらくしてから再送してください。'],
  },
  THROTTLED: {
    en: () => [
      'Too many requests to Cognito.',
      'No action needed. The request is retried automatically, at a lower rate.',
    ],
    ja: () => ['Cognito へのリクエストが多すぎました。', '対応は不要です。速度を落として自動で再試行します。'],
  },
  REFUSED: {
    en: ({ message }) => [
      `Cognito refused the request.${appended(message)}`,
      'Fix the cause and submit the row again.',
    ],
    ja: ({ message }) => [
      `リクエストが Cognito に拒否されました。${appended(message)}`,
      '原因に対処してから、この行をもう一度アップロードしてください。',
    ],
  },
  CHANGED_SINCE_PLAN: {
    en: ({ planned = '', now = '' }) => [
      `The user pool has changed since the plan. Planned: “${steps[planned]?.en ?? planned}”. Now: “${steps[now]?.en ?? now}”.`,
      'Check that this is still what you want.',
    ],
    ja: ({ planned = '', now = '' }) => [
      `処理内容の確認後に登録状況が変わりました。確認時：「${steps[planned]?.ja ?? planned}」、現在：「${steps[now]?.ja ?? now}」。`,
      '意図どおりか確認してください。',
    ],
  },
};
