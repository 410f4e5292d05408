import type { Temporal } from 'temporal-polyfill';
import type { AccountDetails } from '../../aws/invitations/people/people.ts';
import type { Snapshot } from '../../invitations/pool.ts';
import type { ClaimStore, InvitationOptions, Ledger, MailBudget, ResendLog } from '../../invitations/ports.ts';
import type { Portal } from '../portal/portal.ts';

/** Everything that the pages for admins can reach. */
export interface InvitePorts {
  ledger: Pick<Ledger, 'job' | 'jobs' | 'writeJob' | 'putRows' | 'rows' | 'page'>;
  claims: ClaimStore;
  budget: MailBudget;
  resends: ResendLog;
  people: {
    page(cursor?: string): Promise<{ people: readonly AccountDetails[]; cursor?: string }>;
    /** Rejects with the signal's reason when it aborts. */
    everybody(groups: readonly string[], signal: AbortSignal): Promise<Snapshot>;
    byUsername(username: string): Promise<AccountDetails | undefined>;
    disable(username: string): Promise<void>;
    enable(username: string): Promise<void>;
  };
  /** Starts the worker without waiting for it. */
  askWorker(): Promise<void>;
  now(): Temporal.Instant;
  /** Unique letters and digits. */
  random(): string;
}

/** The portal, the ports and the settings of the pages for admins. */
export interface InviteContext {
  portal: Portal;
  ports: InvitePorts;
  settings: InvitationOptions;
  /** All groups of the stage, including `admins`. */
  groups: readonly string[];
}
