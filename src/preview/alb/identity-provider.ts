import type { Login } from './actions.ts';
import type { LoadBalancerPorts, Log } from './ports.ts';
import type { UserClaims } from './sessions.ts';

/** The result of a login or a renewal. */
export interface TokenGrant {
  accessToken: string;
  refreshToken: string | undefined;
  /** Lifetime of the access token. */
  expiresInSeconds: number;
  claims: UserClaims;
}

/**
 * Why there is no grant, as the load balancer's status. 561: the endpoint answered with an error. 500: the endpoint is
 * not reachable, its answer lacks the ID token or `sub`, or claims and access token exceed 11K.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-500-issues
 */
export class GrantRefused extends Error {
  readonly status: 500 | 561;
  constructor(status: 500 | 561, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

const maxClaimsBytes = 11 * 1024;
const timeoutMs = 10_000;

/** Tokens and subjects become header values. Cognito's never contain other characters. */
const headerValue = /^[\x21-\x7e]+$/;

/** Calls Cognito's token and userInfo endpoints. Throws only GrantRefused. */
export function identityProvider(
  endpoint: string,
  clientSecret: LoadBalancerPorts['clientSecret'],
  closing: AbortSignal,
  log: Log,
) {
  const secrets = new Map<string, Promise<string>>();

  const basicAuthorization = async ({ userPoolId, clientId }: Login) => {
    const key = `${userPoolId} ${clientId}`;
    const secret = secrets.get(key) ?? clientSecret(userPoolId, clientId);
    secrets.set(key, secret);
    secret.catch(() => secrets.delete(key));
    return `Basic ${Buffer.from(`${clientId}:${await secret}`).toString('base64')}`;
  };

  const ask = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(new URL(path, endpoint), { ...init, signal, redirect: 'error' });
    const text = await response.text();
    if (!response.ok) throw new GrantRefused(561, `${path} answered ${response.status}: ${text.slice(0, 200)}`);
    return JSON.parse(text);
  };

  const claimsOf = async (accessToken: string): Promise<UserClaims> => {
    const claims = await ask('/oauth2/userInfo', { headers: { authorization: `Bearer ${accessToken}` } });
    const { sub } = claims;
    if (typeof sub !== 'string' || !headerValue.test(sub))
      throw new GrantRefused(500, 'The userInfo endpoint returned no subject.');
    // Cognito's userInfo does not return these claims, so no app may depend on the emulator's.
    return { ...Object.fromEntries(Object.entries(claims).filter(([name]) => !name.startsWith('cognito:'))), sub };
  };

  const grant = async (login: Login, form: Record<string, string>): Promise<TokenGrant> => {
    const tokens = await ask('/oauth2/token', {
      method: 'POST',
      headers: { authorization: await basicAuthorization(login) },
      body: new URLSearchParams({ ...form, client_id: login.clientId }),
    });
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = tokens;
    if (typeof accessToken !== 'string' || !headerValue.test(accessToken) || !tokens.id_token)
      throw new GrantRefused(
        500,
        'The token endpoint returned no access token or no ID token. The scope must include openid.',
      );
    const claims = await claimsOf(accessToken);
    if (Buffer.byteLength(JSON.stringify(claims)) + accessToken.length > maxClaimsBytes)
      throw new GrantRefused(500, 'Claims and access token exceed 11K.');
    return {
      accessToken,
      refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
      expiresInSeconds: Number(expiresIn) || 0,
      claims,
    };
  };

  const requestGrant = (login: Login, form: Record<string, string>) =>
    grant(login, form).catch((error: unknown) => {
      log(`No grant for app client ${login.clientId}.`, error);
      throw error instanceof GrantRefused
        ? error
        : new GrantRefused(500, 'Cognito is not reachable.', { cause: error });
    });

  return {
    exchange: (login: Login, code: string, redirectUri: string) =>
      requestGrant(login, { grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
    refresh: (login: Login, refreshToken: string) =>
      requestGrant(login, { grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
}

export type IdentityProvider = ReturnType<typeof identityProvider>;
