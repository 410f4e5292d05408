import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';

/** Whether a login domain is this pool's. It is until it is deleted altogether, which a host takes minutes for. */
export async function hasLoginDomain(
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  Domain: string,
): Promise<boolean> {
  const { DomainDescription } = await cognito.send(new DescribeUserPoolDomainCommand({ Domain }));
  return DomainDescription?.UserPoolId === UserPoolId;
}
