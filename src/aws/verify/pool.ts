import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  paginateListUserPoolClients,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolFacts } from '../../verify/observations.ts';
import { lookUp, type Patience } from '../lookup.ts';

/** Seconds in each unit that a client says how long its tokens last in. */
const seconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

/** What is deployed of one app's client. */
export interface ObservedClient {
  app: string;
  /** The app's origin, to which the sign-in page returns. */
  origin: string;
  accessTokenSeconds: number;
  flows: string[];
}

/** The clients of the pool that are apps', by the name that the stack gives them. */
export const appClients = (client: CognitoIdentityProviderClient, UserPoolId: string, apps: readonly string[]) =>
  lookUp('cognito-idp:ListUserPoolClients', patience => clientsOf(client, UserPoolId, apps, patience));

/** Throws when one is missing. */
async function clientsOf(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  apps: readonly string[],
  options: Patience,
): Promise<ObservedClient[]> {
  const ids = new Map<string, string>();
  const pages = paginateListUserPoolClients({ client, pageSize: 60 }, { UserPoolId }, options);
  for await (const { UserPoolClients = [] } of pages)
    for (const { ClientName = '', ClientId = '' } of UserPoolClients) ids.set(ClientName, ClientId);
  return Promise.all(
    apps.map(async app => {
      const ClientId = ids.get(app);
      if (!ClientId) throw new Error(`The user pool ${UserPoolId} has no client ${app}. Deploy again.`);
      const { UserPoolClient } = await client.send(
        new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
        options,
      );
      return described(app, UserPoolClient);
    }),
  );
}

function described(app: string, client: UserPoolClientType | undefined): ObservedClient {
  const { ExplicitAuthFlows = [], AccessTokenValidity = 1, TokenValidityUnits, CallbackURLs = [] } = client ?? {};
  const [callback = ''] = CallbackURLs;
  return {
    app,
    origin: new URL(callback).origin,
    accessTokenSeconds: AccessTokenValidity * seconds[TokenValidityUnits?.AccessToken ?? 'hours'],
    flows: ExplicitAuthFlows,
  };
}

/** The pool's trigger, and the ways in that its clients allow. */
export const pool = (
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  apps: readonly string[],
  expectedTrigger: string,
) =>
  lookUp('cognito-idp:DescribeUserPool', async (patience): Promise<PoolFacts> => {
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }), patience);
    const { LambdaArn, LambdaVersion = '' } = UserPool?.LambdaConfig?.PreTokenGenerationConfig ?? {};
    const clients = await clientsOf(cognito, UserPoolId, apps, patience);
    return {
      ...(LambdaArn === undefined
        ? {}
        : { trigger: { functionName: LambdaArn.split(':').at(-1) ?? '', version: LambdaVersion } }),
      expectedTrigger,
      clients: clients.map(({ app, flows }) => ({ app, flows })),
    };
  });
