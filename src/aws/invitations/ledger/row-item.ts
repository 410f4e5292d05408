import type { Temporal } from 'temporal-polyfill';
import type { Finding, RowCode } from '../../../invitations/finding.ts';
import { rowKeptDays } from '../../../invitations/job.ts';
import type { Given, Invitation, Row, RowOutcome, RowState, RowStep } from '../../../invitations/row.ts';
import { type Attributes, attributesOf } from '../../items/attributes.ts';
import { instant, listOf, number, object, oneOf, optional, recordOf, text } from '../../items/readers.ts';
import { expiresAfter, readingItem, rowKey } from './items.ts';

export const rowItem = (job: string, row: Row, now: Temporal.Instant): Attributes => ({
  ...attributesOf({ ...row, expires: expiresAfter(now, rowKeptDays(row)) }),
  ...rowKey(job, row.line),
});

const states = { invalid: true, waiting: true, calling: true, mailed: true, deferred: true, done: true } as const;
const outcomes = { invited: true, resent: true, updated: true, unchanged: true, failed: true } as const;
const actions = { invite: true, resend: true, update: true, nothing: true, refuse: true } as const;

const codes = {
  EMAIL_MISSING: true,
  EMAIL_SYNTAX: true,
  EMAIL_DUPLICATE_IN_FILE: true,
  NAME_INVALID: true,
  GROUP_UNKNOWN: true,
  UNTIL_INVALID: true,
  UNTIL_PAST: true,
  ROW_TOO_LONG: true,
  ROW_SYNTAX: true,
  USER_EXISTS: true,
  USER_DISABLED: true,
  USER_EXTERNAL: true,
  USER_ACTIVE: true,
  INVITATION_EXPIRED: true,
  MAIL_QUOTA_DEFERRED: true,
  MAIL_UNCONFIRMED: true,
  MAIL_FAILED: true,
  RESEND_TOO_SOON: true,
  THROTTLED: true,
  REFUSED: true,
  CHANGED_SINCE_PLAN: true,
} as const;

const given = object<Given>({ email: text, name: text, groups: text, until: text });
const invitation = object<Invitation>({
  email: text,
  name: optional(text),
  groups: listOf(text),
  until: optional(text),
});
const finding = object<Finding>({ code: oneOf<RowCode>(codes), values: optional(recordOf(text)) });
const planned = object<RowStep>({
  action: oneOf<RowStep['action']>(actions),
  join: listOf(text),
  until: optional(text),
  finding: optional(finding),
});
const what = oneOf<NonNullable<Row['call']>['what']>({ create: true, resend: true });

export const readRow = readingItem(
  object<Row>({
    line: number,
    given,
    version: number,
    state: oneOf<RowState>(states),
    invitation: optional(invitation),
    planned: optional(planned),
    call: optional(object({ what, at: instant })),
    username: optional(text),
    outcome: optional(oneOf<RowOutcome>(outcomes)),
    findings: listOf(finding),
    after: optional(instant),
  }),
);
