import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/** Somebody to be created with a password that is known beforehand, which only a demonstration wants. */
export interface NewPerson {
  email: string;
  name: string;
  password: string;
  /** Whether the first sign-in asks for another password. */
  temporary: boolean;
  groups: readonly string[];
}

/** The people of one user pool. */
export const people = (cognito: CognitoIdentityProviderClient, UserPoolId: string) => ({
  /** Creates somebody without a mail; the address counts as verified. Throws when there is such a person already. */
  async create({ email, name, password, temporary, groups }: NewPerson): Promise<void> {
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: email,
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'name', Value: name },
        ],
        TemporaryPassword: password,
        MessageAction: 'SUPPRESS',
      }),
    );
    if (!temporary) {
      const permanent = { UserPoolId, Username: email, Password: password, Permanent: true };
      await cognito.send(new AdminSetUserPasswordCommand(permanent));
    }
    for (const GroupName of groups) {
      await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: email, GroupName }));
    }
  },
});
