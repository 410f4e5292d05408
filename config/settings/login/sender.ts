/** Amazon SES as the sender, with your own quota instead of Cognito's 50 emails a day. */
export interface SesSender {
  /** A verified address or domain of this account, in the region of the stage or in one that Cognito can use from there. */
  identity: `arn:aws:ses:${string}:${string}:identity/${string}`;
  /** The sender that people see: an address of the identity, alone or as `Data team <data@example.com>`. */
  from: string;
  /**
   * The address for replies.
   * @default the sender
   */
  replyTo?: string;
}
