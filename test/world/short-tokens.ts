import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  paginateListUserPoolClients,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';

/** Has every client of a pool give access tokens of so many seconds from now on. On AWS the least are 300. */
export async function shortenTokens(client: CognitoIdentityProviderClient, UserPoolId: string, seconds: number) {
  for await (const { UserPoolClients = [] } of paginateListUserPoolClients({ client }, { UserPoolId }))
    for (const { ClientId } of UserPoolClients) {
      const { UserPoolClient } = await client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
      if (!UserPoolClient) throw new Error(`The pool ${UserPoolId} has no client ${ClientId}.`);
      // Three are not settings. The embedded AWS returns an unset redirect as '', which AWS refuses.
      const {
        ClientSecret: _,
        CreationDate: __,
        LastModifiedDate: ___,
        DefaultRedirectURI: ____,
        ...settings
      } = UserPoolClient;
      const AccessTokenValidity = seconds;
      const TokenValidityUnits = { ...settings.TokenValidityUnits, AccessToken: 'seconds' as const };
      const changed = { ...settings, UserPoolId, ClientId, AccessTokenValidity, TokenValidityUnits };
      await client.send(new UpdateUserPoolClientCommand(changed));
    }
}
