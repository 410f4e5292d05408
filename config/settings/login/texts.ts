/** A mail of Cognito's. */
export interface MailText {
  /** 140 characters at most. */
  subject: string;
  /** HTML, 6 to 20,000 characters. */
  body: string;
}

/** What people are sent, where the default, which is English and Japanese, does not suit. */
export interface TextSettings {
  /**
   * The invitation. Its body must have `{username}` and `{####}`, which Cognito fills with the sign-in name and the temporary
   * password: put each on a line of its own, because people type a full stop that follows it. `{apps}` becomes the apps' addresses and
   * `{days}` the days until the password expires.
   * @default English and Japanese
   */
  invitation?: MailText;
  /**
   * The mail with the code that proves an address or resets a forgotten password. Its body must have `{####}`.
   * @default English and Japanese
   */
  verification?: MailText;
  /**
   * The text message with the code of the second factor: 140 characters at most, with `{####}`.
   * @default English and Japanese
   * @seldom
   */
  sms?: string;
}

/** On a line of its own, in letters of one width: people copy it or type it, so nothing may touch it. */
const box = (text: string) =>
  `<p><code style="display:inline-block;padding:0.5em 0.75em;border:1px solid;border-radius:4px;font-family:Consolas,Menlo,monospace;font-size:1.1em;overflow-wrap:anywhere">${text}</code></p>`;

/** What a stage gets where it says nothing. */
export const textDefaults = {
  invitation: {
    subject: 'Your invitation | アプリへの招待',
    body: `<p>You've been invited to {apps}.</p>
<p>Sign in with this user name and temporary password. The temporary password expires in {days} days.</p>
<p>次のアプリに招待されました：{apps}</p>
<p>次のユーザー名と仮パスワードでサインインしてください。仮パスワードの有効期限は {days} 日です。</p>
<p>User name | ユーザー名</p>
${box('{username}')}
<p>Temporary password | 仮パスワード</p>
${box('{####}')}`,
  },
  verification: {
    subject: 'Your code | 確認コード',
    body: '<p>Your verification code is <b>{####}</b>.</p><p>確認コード：<b>{####}</b></p>',
  },
  sms: 'Your code: {####} | 確認コード：{####}',
} as const satisfies Required<TextSettings>;
