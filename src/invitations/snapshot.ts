import type { PoolPerson } from './pool.ts';

/** Who is in the pool, all at once: what a plan looks people up in. By `keyOf` of src/invitations/address.ts. */
export type Snapshot = ReadonlyMap<string, PoolPerson>;
