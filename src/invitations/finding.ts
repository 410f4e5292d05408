/** Problems with a file as a whole: no one in it is invited. The codes are stable. */
export type FileCode =
  | 'FILE_EMPTY'
  | 'FILE_ENCODING'
  | 'FILE_SYNTAX'
  | 'FILE_TOO_BIG'
  | 'COLUMN_MISSING'
  | 'COLUMN_UNKNOWN'
  | 'COLUMN_DUPLICATE';

/** Findings about one row. The codes are stable. */
export type RowCode =
  /** About the row itself, which is not carried out. */
  | 'EMAIL_MISSING'
  | 'EMAIL_SYNTAX'
  | 'EMAIL_DUPLICATE_IN_FILE'
  | 'NAME_INVALID'
  | 'GROUP_UNKNOWN'
  | 'UNTIL_INVALID'
  | 'UNTIL_PAST'
  | 'ROW_TOO_LONG'
  | 'ROW_SYNTAX'
  /** About the person. */
  | 'USER_EXISTS'
  | 'USER_DISABLED'
  | 'USER_EXTERNAL'
  | 'USER_ACTIVE'
  | 'INVITATION_EXPIRED'
  /** About the email. */
  | 'MAIL_QUOTA_DEFERRED'
  | 'MAIL_UNCONFIRMED'
  | 'MAIL_FAILED'
  | 'RESEND_TOO_SOON'
  /** About Cognito's answer. */
  | 'THROTTLED'
  | 'REFUSED'
  /** The user pool has changed since the plan. */
  | 'CHANGED_SINCE_PLAN';

/** A code and the values of its text, such as the value given or the first line with the same address. */
export interface Finding<Code extends string = RowCode> {
  code: Code;
  values?: Readonly<Record<string, string>>;
}
