import {
  AdminListGroupsForUserCommand,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  ListUsersInGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Snapshot } from '../../../invitations/pool.ts';
import { BadCursor } from '../../../invitations/ports.ts';
import { unlessMissing } from '../../missing.ts';
import { pages } from '../../pages.ts';
import { type Account, type AccountDetails, snapshotOf, toAccount, toAccountDetails } from './account.ts';

/** The most that Cognito tells of at once. */
const Limit = 60;

/** Enough for answers that take a quarter of a second: how many are sent a second is up to back-off.ts. */
const groupsAtOnce = 8;

/**
 * What a token of Cognito's looks like: it refuses to be asked with anything else.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 */
const token = /^\S+$/;

/** Who is in a pool and in its groups, in Cognito's order. */
export function lists(client: CognitoIdentityProviderClient, UserPoolId: string) {
  async function* users(signal?: AbortSignal): AsyncGenerator<UserType, void> {
    const found = pages(
      (PaginationToken?: string) => client.send(new ListUsersCommand({ UserPoolId, Limit, PaginationToken })),
      ({ PaginationToken }) => PaginationToken,
    );
    for await (const { Users = [] } of found) {
      yield* Users;
      signal?.throwIfAborted();
    }
  }

  async function usersOf(GroupName: string, signal?: AbortSignal): Promise<UserType[]> {
    const members: UserType[] = [];
    const found = pages(
      (NextToken?: string) => client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName, Limit, NextToken })),
      ({ NextToken }) => NextToken,
    );
    for await (const { Users = [] } of found) {
      members.push(...Users);
      signal?.throwIfAborted();
    }
    return members;
  }

  /** Undefined when the group does not exist. */
  const usersIn = (group: string, signal?: AbortSignal) =>
    unlessMissing(usersOf(group, signal), 'ResourceNotFoundException');

  return {
    /** Everybody, page by page. */
    async *all(): AsyncGenerator<Account, void> {
      for await (const user of users()) yield toAccount(user);
    },

    /** Up to 60 people. `cursor`: where the page before ended; one that none ended with rejects with `BadCursor`. */
    async page(cursor?: string): Promise<{ people: readonly AccountDetails[]; cursor?: string }> {
      const PaginationToken = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
      if (PaginationToken !== undefined && !token.test(PaginationToken)) throw new BadCursor(cursor ?? '');
      const asked = client.send(new ListUsersCommand({ UserPoolId, Limit, PaginationToken }));
      const found = await (cursor === undefined ? asked : unlessMissing(asked, 'InvalidParameterException'));
      if (!found) throw new BadCursor(cursor ?? '');
      const { Users = [], PaginationToken: next } = found;
      return {
        people: Users.map(toAccountDetails),
        ...(next !== undefined && { cursor: Buffer.from(next).toString('base64url') }),
      };
    },

    /**
     * Everybody with those of their groups that are named here. A group that does not exist has nobody in it. Rejects with the signal's
     * reason once that is given.
     */
    async everybody(groups: readonly string[], signal?: AbortSignal): Promise<Snapshot> {
      signal?.throwIfAborted();
      const over = new AbortController();
      const ended = AbortSignal.any([over.signal, ...(signal ? [signal] : [])]);
      const end = new Promise<never>((_, reject) => {
        ended.addEventListener('abort', () => reject(ended.reason));
      });
      try {
        const all = listed(ended);
        const found = Promise.all([all, membersByGroup(groups, ended, all)]);
        const [everybody, members] = await Promise.race([found, end]);
        return snapshotOf(everybody, members);
      } finally {
        over.abort(); // where one list has failed, the others are not read to their ends
      }
    },

    /** The user names of those who are in each of these groups. */
    membersByGroup: (groups: Iterable<string>) => membersByGroup(groups),

    /** Everyone in a group. Undefined when the group does not exist. */
    membersOf: async (group: string): Promise<Account[] | undefined> => (await usersIn(group))?.map(toAccount),

    /** Everybody in a group, of whom no other group is said. Empty when the group does not exist. */
    async peopleIn(group: string): Promise<Snapshot> {
      const members = (await usersIn(group)) ?? [];
      const names = new Set(members.map(({ Username = '' }) => Username));
      return snapshotOf(members.map(toAccountDetails), new Map([[group, names]]));
    },

    /** The groups somebody is in now. */
    async groupsOf(Username: string): Promise<string[]> {
      const groups: string[] = [];
      const found = pages(
        (NextToken?: string) =>
          client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username, Limit, NextToken })),
        ({ NextToken }) => NextToken,
      );
      for await (const { Groups = [] } of found) groups.push(...Groups.flatMap(({ GroupName }) => GroupName ?? []));
      return groups;
    },
  };

  async function listed(signal: AbortSignal): Promise<AccountDetails[]> {
    const found: AccountDetails[] = [];
    for await (const user of users(signal)) found.push(toAccountDetails(user));
    return found;
  }

  /**
   * Side by side: a page follows only from the page before, and one list alone does not use up what Cognito takes a second. One group at
   * a time until `longest` is read: they would take their turns from it, and then it alone would be left, and slow.
   */
  async function membersByGroup(
    groups: Iterable<string>,
    signal?: AbortSignal,
    longest?: Promise<unknown>,
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const found = new Map([...groups].map(group => [group, new Set<string>()] as const));
    const left = found.entries();
    const readSome = async (lane: number) => {
      if (lane > 0) await longest;
      for (const [group, names] of left) {
        for (const { Username = '' } of (await usersIn(group, signal)) ?? []) names.add(Username);
      }
    };
    await Promise.all(Array.from({ length: groupsAtOnce }, (_, lane) => readSome(lane)));
    return found;
  }
}
