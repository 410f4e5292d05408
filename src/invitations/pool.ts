import type { Temporal } from 'temporal-polyfill';

/** An account in the user pool, without its groups. */
export interface PoolAccount {
  /** Cognito's user name. */
  username: string;
  /** The `sub` in their tokens. */
  sub?: string;
  /** Whether they may sign in at all. */
  enabled: boolean;
  /** `invited`: has yet to sign in with the temporary password. `external`: signs in elsewhere, so no invitation can be sent. */
  status: 'invited' | 'active' | 'external';
  /** When the temporary password was made, as far as Cognito tells: the account's last change. */
  changedAt: Temporal.Instant;
  /** Last day of access, `YYYY-MM-DD`. */
  until?: string;
}

/** The same, with groups. */
export interface PoolPerson extends PoolAccount {
  groups: readonly string[];
}

export interface NewPerson {
  /** Their address, or a user name where the pool uses those. */
  username: string;
  email: string;
  name?: string;
  until?: string;
}

/**
 * The people of a pool, as far as inviting goes. What AWS refuses is thrown, under AWS's name for it. The calls that mail are made
 * once, however they end: no retry, and no longer than `longestCallSeconds`.
 */
export interface Pool {
  /** Undefined if no account has this address. */
  find(email: string): Promise<PoolAccount | undefined>;
  groupsOf(username: string): Promise<readonly string[]>;
  /** The people in a group, without their other groups. Empty if the group does not exist. */
  peopleIn(group: string): Promise<Snapshot>;
  /** Creates an account with a verified address and sends the invitation. Returns the user name. */
  create(newcomer: NewPerson): Promise<string>;
  /** Resends the invitation, with a new temporary password. */
  resend(username: string): Promise<void>;
  /** Does nothing if the person is already in the group. */
  join(username: string, group: string): Promise<void>;
  /** Undefined: no last day of access. */
  setUntil(username: string, until: string | undefined): Promise<void>;
}

/** After this time, a call has ended at Cognito too, even if its process was killed. */
export const maxCallSeconds = 60;

/** Who is in the pool, all at once: what a plan looks people up in. By `keyOf` of src/invitations/address.ts. */
export type Snapshot = ReadonlyMap<string, PoolPerson>;
