/** A mail of Cognito's. */
export interface Mail {
  /** 140 characters at most. */
  subject: string;
  /** HTML, 6 to 20,000 characters. */
  body: string;
}

/** What people are sent, where the default, which is English and Japanese, does not suit. */
export interface TextSettings {
  /**
   * The invitation. Its body must have `{username}` and `{####}`, which Cognito fills with the sign-in name and the temporary
   * password. `{apps}` becomes the apps' addresses and `{days}` the days until the password expires.
   * @default English and Japanese
   */
  invitation?: Mail;
  /**
   * The mail with the code that proves an address or resets a forgotten password. Its body must have `{####}`.
   * @default English and Japanese
   */
  verification?: Mail;
  /**
   * The text message with the code of the second factor: 140 characters at most, with `{####}`.
   * @default English and Japanese
   */
  sms?: string;
}

/** What a stage gets where it says nothing. */
export const textDefaults = {
  invitation: {
    subject: 'Your invitation | ご招待',
    body: `<p>You are invited to {apps}.</p>
<p>Sign in as <b>{username}</b> with the temporary password <b>{####}</b>. It is good for {days} days.</p>
<p>{apps} にご招待します。</p>
<p>ユーザー名 <b>{username}</b>、仮パスワード <b>{####}</b> でサインインしてください。仮パスワードは {days} 日間有効です。</p>`,
  },
  verification: {
    subject: 'Your code | 確認コード',
    body: '<p>Your code is <b>{####}</b>.</p><p>確認コードは <b>{####}</b> です。</p>',
  },
  sms: 'Your code: {####} | 確認コード: {####}',
} as const satisfies Required<TextSettings>;
