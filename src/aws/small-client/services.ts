import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { smallClient } from './client.ts';
import { jsonProtocol } from './json-protocol.ts';
import type { ClientOptions } from './options.ts';

/** For the adapters, which send it the SDK's commands. It has no paginators and no waiters: those take the SDK's own class only. */
export const smallDynamoDB = (place: ClientOptions): DynamoDBClient =>
  smallClient(
    {
      name: 'dynamodb',
      variable: 'DYNAMODB',
      baseDelay: 25, // the SDK's for DynamoDB
      protocol: jsonProtocol({ namespace: 'com.amazonaws.dynamodb', target: 'DynamoDB_20120810', version: '1.0' }),
    },
    place,
  ) as never;

/** As above. */
export const smallCognito = (place: ClientOptions): CognitoIdentityProviderClient =>
  smallClient(
    {
      name: 'cognito-idp',
      variable: 'COGNITO_IDENTITY_PROVIDER',
      protocol: jsonProtocol({
        namespace: 'com.amazonaws.cognitoidentityprovider',
        target: 'AWSCognitoIdentityProviderService',
        version: '1.1',
      }),
    },
    place,
  ) as never;
