import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { LambdaClient } from '@aws-sdk/client-lambda';

/** Where and as whom to call another AWS than the environment's: the preview's embedded one. */
export interface Connection {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** A connection that cannot be made fails soon; an answer may take as long as a slow function. */
const requestHandler = { connectionTimeout: 3_000, requestTimeout: 120_000 };

/** The SDK's clients, each made when it is first used. Without a connection the SDK's own defaults apply, as in AWS. */
export function awsClients(connection?: Connection) {
  const config = { ...connection, requestHandler, retryMode: 'standard', maxAttempts: 3 };
  const made: { destroy(): void }[] = [];

  const once = <Client extends { destroy(): void }>(make: () => Client) => {
    let client: Client | undefined;
    return () => {
      if (client) return client;
      client = make();
      made.push(client);
      return client;
    };
  };

  return {
    cloudFormation: once(() => new CloudFormationClient(config)),
    cognito: once(() => new CognitoIdentityProviderClient(config)),
    ecs: once(() => new ECSClient(config)),
    lambda: once(() => new LambdaClient(config)),
    loadBalancing: once(() => new ElasticLoadBalancingV2Client(config)),
    /** Ends the connections of those that were made, so that a process can end. */
    destroy() {
      for (const client of made) client.destroy();
    },
  };
}

export type AwsClients = ReturnType<typeof awsClients>;
