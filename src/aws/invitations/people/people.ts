import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Pool } from '../../../invitations/pool.ts';
import type { PasswordPolicy } from '../../../invitations/temporary-password.ts';
import { unlessMissing } from '../../missing.ts';
import { type Account, type AccountDetails, hasNoUserName, toAccountDetails } from './account.ts';
import { lists } from './lists.ts';
import { callTimeout, sendInvitationEmail } from './mailing.ts';

export type { Account, AccountDetails };

/**
 * What a user name or an address can be for Cognito. It refuses to be asked for anything else.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html
 */
const userName = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;

/** The people of one user pool. Temporary passwords follow `policy`. What AWS refuses is thrown, under AWS's name for it. */
export function people(cognito: CognitoIdentityProviderClient, UserPoolId: string, policy: PasswordPolicy) {
  /** By user name, by `sub`, or by an address that they can sign in with. Throws when that is nobody. */
  async function getUser(Username: string, options: { abortSignal?: AbortSignal } = {}): Promise<AccountDetails> {
    const found = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username }), options);
    return toAccountDetails({ ...found, Attributes: found.UserAttributes });
  }

  const find = (name: string) => unlessMissing(getUser(name), 'UserNotFoundException');

  async function setPassword(Username: string, Password: string): Promise<void> {
    await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
  }

  async function join(Username: string, GroupName: string): Promise<void> {
    await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
  }

  return {
    ...lists(cognito, UserPoolId),

    /** Whom an address stands for when they sign in with it. Undefined when it is nobody. */
    find,

    /** Undefined when there is nobody of that name, or cannot be. */
    byUsername: async (username: string) => (userName.test(username) ? find(username) : undefined),

    /** Throws when there is such a person already. */
    async create({ username, email, name, until }) {
      const UserAttributes = [...attributesOf(email, name), ...(until ? [{ Name: 'custom:until', Value: until }] : [])];
      const { User } = await sendInvitationEmail(
        cognito,
        { UserPoolId, Username: username, UserAttributes },
        policy,
        callTimeout(),
      );
      return User?.Username ?? username;
    },

    /** In a pool without user names, Cognito wants the address here and not its own name for them. */
    async resend(username) {
      const abortSignal = callTimeout();
      const person = await getUser(username, { abortSignal });
      const Username = hasNoUserName(person) ? person.email : username;
      await sendInvitationEmail(cognito, { UserPoolId, Username, MessageAction: 'RESEND' }, policy, abortSignal);
    },

    /** Throws when the group does not exist. */
    join,

    async setUntil(Username, until) {
      const UserAttributes = [{ Name: 'custom:until', Value: until ?? '' }]; // Cognito deletes what is empty
      await cognito.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }));
    },

    /** Shuts somebody out: no sign-in from now on, and no new token for whoever is signed in. */
    async disable(Username: string): Promise<void> {
      await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username }));
      await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }));
    },

    async enable(Username: string): Promise<void> {
      await cognito.send(new AdminEnableUserCommand({ UserPoolId, Username }));
    },

    /** Gives somebody a password as if they had chosen it. */
    setPassword,
  } satisfies Pool & Record<string, unknown>;
}

export type People = ReturnType<typeof people>;

/** Unverified, an address matches no policy's address or domain, and gets its owner no new password. */
const attributesOf = (email: string, name: string | undefined) => [
  { Name: 'email', Value: email },
  { Name: 'email_verified', Value: 'true' },
  ...(name === undefined ? [] : [{ Name: 'name', Value: name }]),
];
