import type { AttributeType, UserType } from '@aws-sdk/client-cognito-identity-provider';
import { Temporal } from 'temporal-polyfill';
import { type Person, personOf } from '../../../access/person.ts';
import { keyOf } from '../../../invitations/address.ts';
import type { PoolAccount, PoolPerson, Snapshot } from '../../../invitations/pool.ts';

/** Somebody in the pool, but for their groups: those are another question to Cognito. */
export interface Account extends Omit<Person, 'groups'> {
  /** Cognito's name for them, which is no address. */
  username: string;
  /** Whether they may sign in at all. */
  enabled: boolean;
}

/** The same with how far they have come. */
export interface AccountDetails extends PoolAccount {
  /** What the pool calls them for ever. */
  sub: string;
  /** Empty where they have none. */
  email: string;
  emailVerified: boolean;
  name?: string;
}

const valuesOf = (attributes: readonly AttributeType[]) =>
  Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]));

export const toAccount = ({ Username = '', Attributes = [], Enabled = false }: UserType): Account => ({
  username: Username,
  enabled: Enabled,
  ...personOf(valuesOf(Attributes)),
});

/** Throws on half an answer: somebody without a last change would be invited for ever, or never. */
export function toAccountDetails(user: UserType): AccountDetails {
  const { Username = '', Attributes = [], Enabled = false, UserStatus, UserLastModifiedDate: changed } = user;
  if (!changed) throw new Error(`Cognito told of ${Username} without the time of the last change.`);
  const { sub = '', name, ...values } = valuesOf(Attributes);
  const { email = '', emailVerified, until } = personOf(values);
  return {
    username: Username,
    sub,
    email,
    emailVerified,
    ...(name && { name }),
    enabled: Enabled,
    status: statusOf(UserStatus),
    changedAt: Temporal.Instant.fromEpochMilliseconds(changed.getTime()),
    ...(until && { until }),
  };
}

function statusOf(status: UserType['UserStatus']): PoolAccount['status'] {
  if (status === 'FORCE_CHANGE_PASSWORD') return 'invited';
  return status === 'EXTERNAL_PROVIDER' ? 'external' : 'active';
}

/** Whether people have no user name but their address: Cognito calls them by their `sub` then. */
export const hasNoUserName = ({ username, sub }: Pick<AccountDetails, 'username' | 'sub'>) => username === sub;

/** Everybody by address. Of two with the same one, whoever signs in with it here comes before whoever signs in elsewhere. */
export function snapshotOf(
  everybody: readonly AccountDetails[],
  members: ReadonlyMap<string, ReadonlySet<string>>,
): Snapshot {
  const found = new Map<string, PoolPerson>();
  for (const person of everybody) {
    if (!person.email || !ownsAddress(person)) continue;
    const key = keyOf(person.email);
    const known = found.get(key);
    if (known && known.status !== 'external') continue;
    const groups = [...members].filter(([, names]) => names.has(person.username)).map(([group]) => group);
    found.set(key, { ...person, groups });
  }
  return found;
}

/** Where people have a user name, an address that is not verified finds nobody, and may be anybody's. */
const ownsAddress = (person: AccountDetails) =>
  person.emailVerified || hasNoUserName(person) || person.status === 'external';
