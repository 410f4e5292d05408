import type { Temporal } from 'temporal-polyfill';
import type { Listed } from '../../aws/invitations/people/people.ts';
import type { Snapshot } from '../../invitations/pool.ts';
import type { Claims, InvitationSettings, Ledger, MailBudget, Resends } from '../../invitations/ports.ts';
import type { Portal } from '../portal/portal.ts';

/** What admins do reaches this, and nothing else. */
export interface InvitePorts {
  ledger: Pick<Ledger, 'job' | 'jobs' | 'writeJob' | 'putRows' | 'rows' | 'page'>;
  claims: Claims;
  budget: MailBudget;
  resends: Resends;
  people: {
    page(cursor?: string): Promise<{ people: readonly Listed[]; cursor?: string }>;
    /** Rejects with the signal's reason once that is given. */
    everybody(groups: readonly string[], signal: AbortSignal): Promise<Snapshot>;
    byUsername(username: string): Promise<Listed | undefined>;
    disable(username: string): Promise<void>;
    enable(username: string): Promise<void>;
  };
  /** Has the worker look at the jobs now, and does not wait for it. */
  askWorker(): Promise<void>;
  now(): Temporal.Instant;
  /** Letters and digits that nobody has had before. */
  random(): string;
}

/** Where people are invited, what is reached, and by which settings. */
export interface InviteDesk {
  portal: Portal;
  ports: InvitePorts;
  settings: InvitationSettings;
  /** All that there are, `admins` among them. */
  groups: readonly string[];
}
