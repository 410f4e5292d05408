import type { PersonState } from '../../invitations/person-state.ts';
import type { RowOutcome, RowState, Step } from '../../invitations/row.ts';

/** One thing that is to be said of a row, in the reader's language. */
export interface FindingDocument {
  code: string;
  sentence: string;
  action: string;
}

/** A row as `…/rows` tells it. */
export interface RowDocument {
  line: number;
  /** As it goes to Cognito, or as it was typed where that is no address. */
  email: string;
  state: RowState;
  outcome?: RowOutcome;
  /** What the plan says. */
  planned?: { action: Step['action']; join: readonly string[]; until?: string };
  findings: readonly FindingDocument[];
  /** Whether somebody may get another result by trying once more. */
  retryable: boolean;
  /** By which name the invitation can be sent again, where nobody knows whether it was. */
  resend?: string;
}

/** Somebody in the pool, as `…/people` tells it. */
export interface PersonDocument {
  /** Cognito's name for them. */
  id: string;
  email: string;
  name?: string;
  state: PersonState;
  /** Last day of access, `YYYY-MM-DD`. */
  until?: string;
  /** Whether an invitation can be sent again. */
  mayResend: boolean;
  /** Whether it is who asks: nobody shuts themselves out. */
  self: boolean;
}
