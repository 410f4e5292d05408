import { randomBytes, randomInt } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  type CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  paginateListUsers,
} from '@aws-sdk/client-cognito-identity-provider';
import { temporaryPassword } from '../../invitations/temporary-password.ts';
import { addressPrefix, isThrowAway, throwAwayAddress } from '../../verify/person.ts';
import { unlessMissing } from '../missing.ts';

/** A person who exists for one visit. */
export interface ThrowAwayPerson {
  username: string;
  email: string;
  /** Emailed to no one. */
  temporaryPassword: string;
  /** What they choose at the first sign-in. */
  chosenPassword: string;
}

/** What the sign-in page would ask for at the first sign-in, where the pool requires it. */
const attributes: Readonly<Record<string, string>> = {
  name: 'streamgate verify',
  given_name: 'streamgate',
  family_name: 'verify',
  middle_name: 'verify',
  nickname: 'verify',
  preferred_username: 'streamgate-verify',
  phone_number: '+12025550100',
  address: 'none',
  birthdate: '2000-01-01',
  gender: 'none',
  locale: 'en',
  picture: 'https://verify.invalid/picture',
  profile: 'https://verify.invalid/profile',
  website: 'https://verify.invalid/',
  zoneinfo: 'Etc/UTC',
};

/** Of a pool without a policy. */
const cognitosDefault = 8;

/** Makes and removes the throw-away people of a user pool. */
export function throwAwayPeople(cognito: CognitoIdentityProviderClient, UserPoolId: string) {
  async function minimumLength(): Promise<number> {
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    return UserPool?.Policies?.PasswordPolicy?.MinimumLength ?? cognitosDefault;
  }

  async function remove(Username: string): Promise<void> {
    await unlessMissing(cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username })), 'UserNotFoundException');
  }

  return {
    /** A person with passwords of their own, who is in no pool yet. `byAddress`: people of the pool have no other name. */
    async draw(byAddress: boolean): Promise<ThrowAwayPerson> {
      const email = throwAwayAddress(randomBytes(6).toString('hex'));
      const policy = { minimumLength: await minimumLength() };
      return {
        username: byAddress ? email : email.slice(0, email.indexOf('@')),
        email,
        temporaryPassword: temporaryPassword(policy, randomInt),
        chosenPassword: temporaryPassword(policy, randomInt),
      };
    },

    /** Puts them into the pool without a mail, until the end of a day. `required`: what the pool wants to know of people. */
    async create(person: ThrowAwayPerson, until: string, required: readonly string[]): Promise<{ sub: string }> {
      const { username, email, temporaryPassword } = person;
      const known = Object.fromEntries(required.map(name => [name, attributes[name] ?? 'none']));
      const values = { ...known, email, email_verified: 'true', 'custom:until': until };
      const { User } = await cognito.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: username,
          UserAttributes: Object.entries(values).map(([Name, Value]) => ({ Name, Value })),
          TemporaryPassword: temporaryPassword,
          MessageAction: 'SUPPRESS',
        }),
      );
      const sub = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value;
      if (!sub) throw new Error('Cognito made a person and did not say which sub they have.');
      return { sub };
    },

    async join(Username: string, GroupName: string): Promise<void> {
      await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
    },

    /** Deletes a person; one who is not there any more is no trouble. */
    remove,

    /** The throw-away people who are in the pool. */
    async left(): Promise<{ username: string; email: string }[]> {
      const found: { username: string; email: string }[] = [];
      const asked = { UserPoolId, Filter: `email ^= "${addressPrefix}"` };
      for await (const { Users = [] } of paginateListUsers({ client: cognito, pageSize: 60 }, asked))
        for (const { Username: username = '', Attributes = [] } of Users) {
          const email = Attributes.find(({ Name }) => Name === 'email')?.Value ?? '';
          if (isThrowAway(email)) found.push({ username, email });
        }
      return found;
    },
  };
}

export type ThrowAwayPeople = ReturnType<typeof throwAwayPeople>;
