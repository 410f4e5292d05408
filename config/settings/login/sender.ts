/** Amazon SES as the sender: its own quota instead of Cognito's 50 mails a day. */
export interface SesSender {
  /** A verified address or domain of this account, in the stage's region or one that Cognito may use from there. */
  identity: `arn:aws:ses:${string}:${string}:identity/${string}`;
  /** The sender that people see: an address of the identity, alone or as `Data team <data@example.com>`. */
  from: string;
  /**
   * Where answers go.
   * @default the sender
   */
  replyTo?: string;
}
