import { keyOf } from '../../../invitations/address.ts';
import type { PoolPerson } from '../../../invitations/pool.ts';
import type { Snapshot } from '../../../invitations/snapshot.ts';
import { hasNoUserName, type Listed } from './account.ts';

/** Everybody by address. Of two with the same one, whoever signs in with it here comes before whoever signs in elsewhere. */
export function snapshotOf(everybody: readonly Listed[], members: ReadonlyMap<string, ReadonlySet<string>>): Snapshot {
  const found = new Map<string, PoolPerson>();
  for (const person of everybody) {
    if (!person.email || !isTheirs(person)) continue;
    const key = keyOf(person.email);
    const known = found.get(key);
    if (known && known.status !== 'external') continue;
    const groups = [...members].filter(([, names]) => names.has(person.username)).map(([group]) => group);
    found.set(key, { ...person, groups });
  }
  return found;
}

/** Where people have a user name, an address that is not verified finds nobody, and may be anybody's. */
const isTheirs = (person: Listed) => person.emailVerified || hasNoUserName(person) || person.status === 'external';
