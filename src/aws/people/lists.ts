import {
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  paginateAdminListGroupsForUser,
  paginateListUsers,
  paginateListUsersInGroup,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { BadCursor } from '../../invites/bad-cursor.ts';
import type { Snapshot } from '../../invites/snapshot.ts';
import { unlessMissing } from '../missing.ts';
import { type Account, accountOf, type Listed, listedOf } from './account.ts';
import { snapshotOf } from './snapshot.ts';

/** The most that Cognito tells of at once. */
const pageSize = 60;

/**
 * What a token of Cognito's looks like: it refuses to be asked with anything else.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 */
const token = /^\S+$/;

/** Who is in a pool and in its groups, in Cognito's order. */
export function lists(client: CognitoIdentityProviderClient, UserPoolId: string) {
  async function* users(): AsyncGenerator<UserType, void> {
    for await (const { Users = [] } of paginateListUsers({ client, pageSize }, { UserPoolId })) yield* Users;
  }

  async function usersOf(GroupName: string): Promise<UserType[]> {
    const found: UserType[] = [];
    for await (const { Users = [] } of paginateListUsersInGroup({ client, pageSize }, { UserPoolId, GroupName })) {
      found.push(...Users);
    }
    return found;
  }

  /** Undefined when there is no such group. */
  const usersIn = (group: string) => unlessMissing(usersOf(group), 'ResourceNotFoundException');

  return {
    /** Everybody, page by page. */
    async *all(): AsyncGenerator<Account, void> {
      for await (const user of users()) yield accountOf(user);
    },

    /** Up to 60 people. `cursor`: where the page before ended; one that none ended with rejects with `BadCursor`. */
    async page(cursor?: string): Promise<{ people: readonly Listed[]; cursor?: string }> {
      const PaginationToken = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
      if (PaginationToken !== undefined && !token.test(PaginationToken)) throw new BadCursor(cursor ?? '');
      const asked = client.send(new ListUsersCommand({ UserPoolId, Limit: pageSize, PaginationToken }));
      const found = await (cursor === undefined ? asked : unlessMissing(asked, 'InvalidParameterException'));
      if (!found) throw new BadCursor(cursor ?? '');
      const { Users = [], PaginationToken: next } = found;
      return {
        people: Users.map(listedOf),
        ...(next !== undefined && { cursor: Buffer.from(next).toString('base64url') }),
      };
    },

    /** Everybody with those of their groups that are named here. A group that does not exist has nobody in it. */
    async everybody(groups: readonly string[]): Promise<Snapshot> {
      const [everybody, members] = await Promise.all([listed(), membersByGroup(groups)]);
      return snapshotOf(everybody, members);
    },

    /** Everybody in a group, or undefined when there is no such group. */
    membersOf: async (group: string): Promise<Account[] | undefined> => (await usersIn(group))?.map(accountOf),

    /** The groups somebody is in now. */
    async groupsOf(Username: string): Promise<string[]> {
      const found: string[] = [];
      const asked = { UserPoolId, Username };
      for await (const { Groups = [] } of paginateAdminListGroupsForUser({ client, pageSize }, asked)) {
        found.push(...Groups.flatMap(({ GroupName }) => GroupName ?? []));
      }
      return found;
    },
  };

  async function listed(): Promise<Listed[]> {
    const found: Listed[] = [];
    for await (const user of users()) found.push(listedOf(user));
    return found;
  }

  /** One group after the other: Cognito takes 30 such questions a second from the whole account. */
  async function membersByGroup(groups: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
    const found = new Map<string, ReadonlySet<string>>();
    for (const group of groups) {
      const users = (await usersIn(group)) ?? [];
      found.set(group, new Set(users.map(({ Username = '' }) => Username)));
    }
    return found;
  }
}
