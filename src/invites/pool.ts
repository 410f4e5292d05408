/** Somebody who is in the pool. */
export interface Known {
  /** Cognito's name for them. */
  username: string;
  /** Whether they may sign in at all. */
  enabled: boolean;
  /** Whether they have yet to sign in with the temporary password. */
  waiting: boolean;
}

export interface Newcomer {
  /** What they are created as: their address, or a user name in a pool whose people have one. */
  username: string;
  email: string;
  name?: string;
}

/** The people of a pool, as far as inviting goes. What AWS refuses is thrown, under AWS's name for it. */
export interface Pool {
  /** Undefined when nobody has that address. */
  find(email: string): Promise<Known | undefined>;
  /** Creates somebody with a verified address and mails them, once. Returns Cognito's name for them. Must not mail anybody who is there already. */
  invite(newcomer: Newcomer): Promise<string>;
  groupsOf(username: string): Promise<readonly string[]>;
  /** Does nothing to somebody who is in the group. */
  join(username: string, group: string): Promise<void>;
}
