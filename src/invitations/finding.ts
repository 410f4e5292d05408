/** What is wrong with a file as a whole: nobody of it is invited. The codes are stable. */
export type FileCode =
  | 'FILE_EMPTY'
  | 'FILE_ENCODING'
  | 'FILE_SYNTAX'
  | 'FILE_TOO_BIG'
  | 'COLUMN_MISSING'
  | 'COLUMN_UNKNOWN'
  | 'COLUMN_DUPLICATE';

/** What is to be said of one row. The codes are stable. */
export type RowCode =
  /** Of the line itself: the row is not done. */
  | 'EMAIL_MISSING'
  | 'EMAIL_SYNTAX'
  | 'EMAIL_DUPLICATE_IN_FILE'
  | 'NAME_INVALID'
  | 'GROUP_UNKNOWN'
  | 'UNTIL_INVALID'
  | 'UNTIL_PAST'
  | 'ROW_TOO_LONG'
  | 'ROW_SYNTAX'
  /** Of the person. */
  | 'USER_EXISTS'
  | 'USER_DISABLED'
  | 'USER_EXTERNAL'
  | 'USER_ACTIVE'
  | 'INVITATION_EXPIRED'
  /** Of the mail. */
  | 'MAIL_QUOTA_DEFERRED'
  | 'MAIL_UNCONFIRMED'
  | 'MAIL_FAILED'
  | 'RESEND_TOO_SOON'
  /** Of what Cognito says. */
  | 'THROTTLED'
  | 'REFUSED'
  /** Of the plan: the pool has changed since. */
  | 'CHANGED_SINCE_PLAN';

/** A code and what its sentence needs to know, such as the value given or the first line with the same address. */
export interface Finding<Code extends string = RowCode> {
  code: Code;
  values?: Readonly<Record<string, string>>;
}
