import type { Temporal } from 'temporal-polyfill';

/** Somebody who is in the pool, but for their groups. */
export interface PoolAccount {
  /** Cognito's name for them. */
  username: string;
  /** What their tokens call them. */
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

/** The same with their groups. */
export interface PoolPerson extends PoolAccount {
  groups: readonly string[];
}

export interface NewPerson {
  /** What they are created as: their address, or a user name in a pool whose people have one. */
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
  /** Undefined when nobody has that address. */
  find(email: string): Promise<PoolAccount | undefined>;
  groupsOf(username: string): Promise<readonly string[]>;
  /** Everybody in a group, of whom no other group need be said. Nobody when there is no such group. */
  peopleIn(group: string): Promise<Snapshot>;
  /** Creates somebody with a verified address and mails them. Returns Cognito's name for them. */
  create(newcomer: NewPerson): Promise<string>;
  /** Mails somebody who has yet to sign in a new temporary password. */
  resend(username: string): Promise<void>;
  /** Does nothing to somebody who is in the group. */
  join(username: string, group: string): Promise<void>;
  /** Undefined: no last day. */
  setUntil(username: string, until: string | undefined): Promise<void>;
}

/** After so many seconds a call that was begun has ended at Cognito too, whatever became of whoever made it. */
export const maxCallSeconds = 60;

/** Who is in the pool, all at once: what a plan looks people up in. By `keyOf` of src/invitations/address.ts. */
export type Snapshot = ReadonlyMap<string, PoolPerson>;
