import { CognitoUserPoolClient } from '@awboost/cfn-resource-types/AWS-Cognito-UserPoolClient';
import { pascalCase } from '../config/names.ts';
import { gatePaths, type OriginPattern, originOf } from '../config/origins.ts';
import type { AppSettings } from '../config/settings/app.ts';
import type { LoginSettings } from '../config/settings/login.ts';
import type { Template } from './template.ts';
import type { UserPool } from './user-pool.ts';

export const scopes = ['openid', 'email', 'profile'];

/** What the load balancer is to Cognito on behalf of one app. */
export function appClient(
  template: Template,
  { pool }: UserPool,
  name: string,
  { host }: AppSettings,
  login: Required<LoginSettings>,
  pattern: OriginPattern,
) {
  const origin = originOf(pattern, host);
  return template.use(
    new CognitoUserPoolClient(`App${pascalCase(name)}Client`, {
      UserPoolId: pool.ref,
      ClientName: name,
      GenerateSecret: true, // the load balancer refuses a client without one
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: scopes,
      SupportedIdentityProviders: ['COGNITO'],
      CallbackURLs: [`${origin}/oauth2/idpresponse`],
      LogoutURLs: [`${origin}${gatePaths.signedOut}`],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], // nobody signs in but by the login page
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      // The trigger's end date must be readable; that no client may write it is what makes it hold.
      ReadAttributes: ['email', 'email_verified', 'name', 'custom:until'],
      WriteAttributes: ['email', 'name'],
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
      AccessTokenValidity: login.accessTokenMinutes,
      IdTokenValidity: login.accessTokenMinutes,
      RefreshTokenValidity: login.sessionHours, // as long as the session that it renews
    }),
  );
}

export type AppClient = ReturnType<typeof appClient>;
