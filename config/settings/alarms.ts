/** Alarms by mail. */
export interface AlarmMail {
  /** The address, one of several people's perhaps. AWS writes to it first, and sends nothing until somebody follows the link in that mail. */
  email: string;
}

/** Alarms wherever a topic of yours takes them: a chat, an on-call service, several addresses. */
export interface AlarmTopic {
  /** A standard topic of the stage's account and region. One that AWS's own key encrypts gets nothing. */
  topic: `arn:aws:sns:${string}:${string}:${string}`;
}
