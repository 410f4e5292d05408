import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen, type Running } from './running.ts';

/** Cognito's token and userInfo endpoints, with answers that a test chooses. */
export interface FakeProvider extends Running {
  /** What userInfo answers. */
  claims: Record<string, unknown>;
  accessToken: string;
  refreshToken: string | undefined;
  idToken: string | undefined;
  expiresInSeconds: number;
  /** Status of each endpoint's answers. */
  tokenStatus: number;
  userInfoStatus: number;
  /** Every token request, in order. */
  tokenRequests: { authorization: string | undefined; form: Record<string, string> }[];
  /** When set, token requests wait for it. */
  hold: Promise<void> | undefined;
}

export async function aProvider(): Promise<FakeProvider> {
  const codes = new Set<string>();

  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    provider.tokenRequests.push({ authorization: request.headers.authorization, form });
    await provider.hold;
    const replayed = form.grant_type === 'authorization_code' && codes.has(form.code ?? '');
    codes.add(form.code ?? '');
    response.writeHead(replayed ? 400 : provider.tokenStatus, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        replayed
          ? { error: 'invalid_grant' }
          : {
              access_token: provider.accessToken,
              refresh_token: form.grant_type === 'authorization_code' ? provider.refreshToken : undefined,
              id_token: provider.idToken,
              expires_in: provider.expiresInSeconds,
              token_type: 'Bearer',
            },
      ),
    );
  };

  const server = createServer((request, response) => {
    if (request.url === '/oauth2/token') return void token(request, response);
    const known = request.headers.authorization === `Bearer ${provider.accessToken}`;
    response.writeHead(known ? provider.userInfoStatus : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(provider.claims));
  });

  const provider: FakeProvider = {
    ...(await listen(server)),
    claims: { sub: 'sub-ann', email: 'ann@example.com', email_verified: 'true' },
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    idToken: 'id-1',
    expiresInSeconds: 3600,
    tokenStatus: 200,
    userInfoStatus: 200,
    tokenRequests: [],
    hold: undefined,
  };
  return provider;
}
