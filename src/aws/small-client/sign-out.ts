import { Command } from '@smithy/core/client';
import type { ClientOptions } from './options.ts';
import { smallCognito } from './services.ts';

interface Person {
  UserPoolId: string;
  Username: string;
}

const namespace = 'com.amazonaws.cognitoidentityprovider';
const operation = 'AdminUserGlobalSignOut';

/** The SDK's own command brings the schemas of all that Cognito does. The answer has no members. */
const GlobalSignOutCommand = Command.classBuilder<Person, { $metadata: object }, never, Person, { $metadata: object }>()
  .n('CognitoIdentityProviderClient', `${operation}Command`)
  .sc([9, namespace, operation, 0, 'unit', [3, namespace, `${operation}Response`, 0, [], []]] as never)
  .build();

/**
 * Revokes every refresh token of a person of one pool, whichever app's. What AWS refuses is thrown, under AWS's name for it.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html
 */
export function globalSignOut(UserPoolId: string, place: ClientOptions) {
  const cognito = smallCognito(place);
  return async (Username: string): Promise<void> => {
    await cognito.send(new GlobalSignOutCommand({ UserPoolId, Username }) as never);
  };
}
