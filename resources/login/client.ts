import { CognitoUserPoolClient } from '@awboost/cfn-resource-types/AWS-Cognito-UserPoolClient';
import { gatePaths, originOf } from '../../config/origins.ts';
import type { CompleteLogin } from '../../config/settings/login.ts';
import type { Foundation } from '../foundation.ts';
import type { ClientHost } from '../stage.ts';
import type { Template } from '../template.ts';

export const scopes = ['openid', 'email', 'profile'];

/** What the load balancer is to Cognito on behalf of one app, or of the portal. */
export function appClient(template: Template, { userPool, settings, addresses }: Foundation, app: ClientHost) {
  const origin = originOf(addresses.pattern, app.host);
  const { login } = settings;
  const attributes = ownAttributes(login);
  return template.use(
    new CognitoUserPoolClient(`${app.id}Client`, {
      UserPoolId: userPool.pool.ref,
      ClientName: app.name,
      GenerateSecret: true, // the load balancer refuses a client without one
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: scopes,
      SupportedIdentityProviders: ['COGNITO'],
      CallbackURLs: [`${origin}/oauth2/idpresponse`],
      LogoutURLs: [`${origin}${gatePaths.signedOut}`],
      // What the login page takes depends on the flows. Only the load balancer has the secret, so SRP is no way in for anybody else:
      // https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      // The trigger's end date must be readable; that no client may write it is what makes it hold.
      ReadAttributes: [...attributes, 'email_verified', 'custom:until'],
      WriteAttributes: attributes,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
      AccessTokenValidity: login.accessTokenMinutes,
      IdTokenValidity: login.accessTokenMinutes,
      RefreshTokenValidity: login.sessionHours, // as long as the session that it renews
    }),
  );
}

export type AppClient = ReturnType<typeof appClient>;

/** What people say of themselves on the login page, which writes it with the client's rights. */
function ownAttributes({ requiredAttributes, mfa }: CompleteLogin): string[] {
  const phone = mfa !== 'off' && mfa.methods.includes('sms') ? ['phone_number'] : [];
  return [...new Set(['email', 'name', ...requiredAttributes, ...phone])];
}
