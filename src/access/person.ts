/** Somebody as the user pool knows them. The strings are the pool's own: nothing here is trusted to be well formed. */
export interface Person {
  /** Missing, unverified and unreadable addresses match no rule, and pass no `deny` rule that names addresses. */
  email?: string;
  emailVerified: boolean;
  groups: readonly string[];
  /** Last day of access, `YYYY-MM-DD` in UTC (the pool's `custom:until`); absent: no end. */
  until?: string;
}

/** The groups in a token or a trigger's event: what is not a list has none, and what is not a text is not a group. */
export const groupsOf = (given: unknown): string[] =>
  Array.isArray(given) ? given.filter(group => typeof group === 'string' && group !== '') : [];

/** What the pool's attributes say of somebody; their groups are elsewhere. Only the text `true` means verified. */
export function personOf(attributes: Readonly<Record<string, string | undefined>>): Omit<Person, 'groups'> {
  const { email, email_verified: verified, 'custom:until': until } = attributes;
  return {
    emailVerified: verified === 'true',
    ...(email === undefined ? {} : { email }),
    ...(until === undefined ? {} : { until }),
  };
}
