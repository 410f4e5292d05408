import { AdminCreateUserCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { people } from '../../src/aws/invitations/people/people.ts';

export interface NewPerson {
  email: string;
  name: string;
  /** As if they had chosen it. */
  password: string;
  groups?: readonly string[];
}

/** Puts somebody into a pool without a mail; the address counts as verified. */
export async function aPerson(
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  { email, name, password, groups = [] }: NewPerson,
): Promise<void> {
  const attributes = { email, name, email_verified: 'true' };
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: email,
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      MessageAction: 'SUPPRESS',
    }),
  );
  const { setPassword, join } = people(cognito, UserPoolId, { minimumLength: 8 });
  await setPassword(email, password);
  for (const group of groups) await join(email, group);
}
