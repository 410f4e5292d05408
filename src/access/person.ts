/** Somebody as the user pool knows them. The strings are the pool's own: nothing here is trusted to be well formed. */
export interface Person {
  /** Missing or unverified addresses match no rule. */
  email?: string;
  emailVerified: boolean;
  groups: readonly string[];
  /** Last day of access, `YYYY-MM-DD` in UTC (the pool's `custom:until`); absent: no end. */
  until?: string;
}

/** What the pool's attributes say of somebody; their groups are elsewhere. Only the text `true` means verified. */
export function personOf(attributes: Readonly<Record<string, string | undefined>>): Omit<Person, 'groups'> {
  const { email, email_verified: verified, 'custom:until': until } = attributes;
  return {
    emailVerified: verified === 'true',
    ...(email === undefined ? {} : { email }),
    ...(until === undefined ? {} : { until }),
  };
}
