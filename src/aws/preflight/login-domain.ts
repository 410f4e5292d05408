import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { look } from './look.ts';

/** The user pool that has a login domain; undefined where none has. */
export const loginDomainOwner = (cognito: CognitoIdentityProviderClient, Domain: string) =>
  look('cognito-idp:DescribeUserPoolDomain', async (patience): Promise<string | undefined> => {
    const { DomainDescription } = await cognito.send(new DescribeUserPoolDomainCommand({ Domain }), patience);
    const { Domain: taken, UserPoolId, AWSAccountId = 'somebody' } = DomainDescription ?? {};
    // Of a domain that is free Cognito describes nothing.
    return UserPoolId ?? (taken && `one of ${AWSAccountId}`);
  });
