/** How fast people are invited, and with how many mails. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
export interface InvitationSettings {
  /**
   * Changes to the user pool per second while a file of people is invited: 1 to 25. Cognito takes 25 of the rarest kind from an
   * account, in one region and for all its pools together, and what is left is for people who sign in meanwhile.
   * @default 5
   */
  writesPerSecond?: number;
  /**
   * Mails a day at most, from midnight to midnight in UTC, whoever sends them: invitations of all files, and those that are sent
   * again. What is beyond waits for the next day. With Cognito's mailer 1 to 50, which are the whole account's: stages of one account
   * share them, so give each its part. With SES 1 to 1,000,000: what SES lets the account send in 24 hours, less what else it sends.
   * @default 50 with Cognito's mailer, 50,000 with SES
   */
  mailsPerDay?: number;
  /**
   * How many of them no invitation takes: they are left for people who forgot their password. 0 or more, and less than `mailsPerDay`.
   * @default 10
   */
  mailReserve?: number;
}

/** What a stage gets where it says nothing, besides the mails a day, which depend on the sender. */
export const invitationDefaults = { writesPerSecond: 5, mailReserve: 10 } as const satisfies InvitationSettings;

/** Mails that Cognito itself sends for an account in a day. Nobody can have more. */
export const cognitoMailsPerDay = 50;
/** What SES lets most accounts send, once they may send to anybody. */
const sesMailsPerDay = 50_000;

export const completeInvitations = (
  given: InvitationSettings | undefined,
  sender: 'cognito' | object,
): Required<InvitationSettings> => ({
  ...invitationDefaults,
  mailsPerDay: sender === 'cognito' ? cognitoMailsPerDay : sesMailsPerDay,
  ...given,
});
