import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  paginateAdminListGroupsForUser,
  paginateListUsers,
  paginateListUsersInGroup,
  ResourceNotFoundException,
  UserNotFoundException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Person, personOf } from '../access/person.ts';
import type { Known, Newcomer } from '../invites/pool.ts';

/** Somebody to be created with a password that is known beforehand, which only a demonstration wants. */
export interface NewPerson {
  /** Their user name, in a pool whose people have one besides the address. */
  username?: string;
  email: string;
  name: string;
  password: string;
  /** Whether the first sign-in asks for another password. */
  temporary: boolean;
  groups: readonly string[];
}

/** Somebody in the pool, but for their groups: those are another question to Cognito. */
export interface Account extends Omit<Person, 'groups'> {
  /** Cognito's name for them, which is no address. */
  username: string;
  /** Whether they may sign in at all. */
  enabled: boolean;
}

/** The people of one user pool. */
export const people = (cognito: CognitoIdentityProviderClient, UserPoolId: string) => ({
  /** Creates somebody without a mail; the address counts as verified. Throws when there is such a person already. */
  async create({ email, username: Username = email, name, password, temporary, groups }: NewPerson): Promise<void> {
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        UserAttributes: attributesOf(email, name),
        TemporaryPassword: password,
        MessageAction: 'SUPPRESS',
      }),
    );
    if (!temporary) {
      const permanent = { UserPoolId, Username, Password: password, Permanent: true };
      await cognito.send(new AdminSetUserPasswordCommand(permanent));
    }
    for (const group of groups) await join(cognito, UserPoolId, Username, group);
  },

  /** Creates somebody and has Cognito mail them a temporary password; the address counts as verified. Throws when there is such a person already. */
  async invite({ username, email, name }: Newcomer): Promise<string> {
    const { User } = await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: username,
        UserAttributes: attributesOf(email, name),
        DesiredDeliveryMediums: ['EMAIL'], // the default is a text message
      }),
    );
    return User?.Username ?? username;
  },

  /** Whom an address stands for when they sign in with it. Undefined when it is nobody. */
  async find(email: string): Promise<Known | undefined> {
    try {
      const found = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: email }));
      const { Username = email, Enabled = false, UserStatus } = found;
      return { username: Username, enabled: Enabled, waiting: UserStatus === 'FORCE_CHANGE_PASSWORD' };
    } catch (error) {
      if (error instanceof UserNotFoundException) return;
      throw error;
    }
  },

  /** Puts somebody into a group, where they may be already. Throws when there is no such group. */
  join: (username: string, group: string): Promise<void> => join(cognito, UserPoolId, username, group),

  /** Everybody, page by page, in Cognito's order. */
  async *all(): AsyncGenerator<Account, void> {
    for await (const { Users = [] } of paginateListUsers({ client: cognito, pageSize: 60 }, { UserPoolId })) {
      yield* Users.map(accountOf);
    }
  },

  /** Everybody in a group, or undefined when there is no such group. */
  async membersOf(GroupName: string): Promise<Account[] | undefined> {
    const found: Account[] = [];
    try {
      for await (const { Users = [] } of paginateListUsersInGroup(
        { client: cognito, pageSize: 60 },
        { UserPoolId, GroupName },
      )) {
        found.push(...Users.map(accountOf));
      }
      return found;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return;
      throw error;
    }
  },

  /** The groups somebody is in now. */
  async groupsOf(Username: string): Promise<string[]> {
    const found: string[] = [];
    const asked = { UserPoolId, Username };
    for await (const { Groups = [] } of paginateAdminListGroupsForUser({ client: cognito, pageSize: 60 }, asked)) {
      found.push(...Groups.flatMap(({ GroupName }) => GroupName ?? []));
    }
    return found;
  },
});

async function join(cognito: CognitoIdentityProviderClient, UserPoolId: string, Username: string, GroupName: string) {
  await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
}

/** Unverified, an address matches no policy's address or domain, and gets its owner no new password. */
const attributesOf = (email: string, name: string | undefined) => [
  { Name: 'email', Value: email },
  { Name: 'email_verified', Value: 'true' },
  ...(name === undefined ? [] : [{ Name: 'name', Value: name }]),
];

function accountOf({ Username = '', Attributes = [], Enabled = false }: UserType): Account {
  const attributes = Object.fromEntries(Attributes.map(({ Name, Value }) => [Name, Value]));
  return { username: Username, enabled: Enabled, ...personOf(attributes) };
}
