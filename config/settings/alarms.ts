/** Alarms by email. */
export interface AlarmMail {
  /**
   * The address, for example of a mailing list. AWS first asks it to confirm the subscription, and sends no alarm before someone follows
   * the link in that email.
   */
  email: string;
}

/** Alarms to an SNS topic of yours, which can pass them on to a chat, an on-call service or several addresses. */
export interface AlarmTopic {
  /**
   * A standard topic in the stage's account and region. It must not be encrypted with the AWS managed key, because CloudWatch cannot
   * publish to it then.
   */
  topic: `arn:aws:sns:${string}:${string}:${string}`;
}
