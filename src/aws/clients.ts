import { CloudFormationClient, type CloudFormationClientConfig } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';

/** Where and as whom to call AWS otherwise than the environment says: the preview's embedded one, or as osls does. */
export type Connection = Pick<
  CloudFormationClientConfig,
  'endpoint' | 'region' | 'credentials' | 'requestHandler' | 'retryMode' | 'maxAttempts'
>;

/** A connection that cannot be made fails soon; an answer may take as long as a slow function. */
const requestHandler = { connectionTimeout: 3_000, requestTimeout: 120_000 };

/** The SDK's clients, each made when it is first used. Without a connection the SDK's own defaults apply, as in AWS. */
export function awsClients(connection?: Connection) {
  const config = { requestHandler, retryMode: 'standard', maxAttempts: 3, ...connection };
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
    /** For the preview only: in AWS, ECS reads the secrets of a task. */
    secretsManager: once(() => new SecretsManagerClient(config)),
    /** For the preview only, as above: Parameter Store. */
    systemsManager: once(() => new SSMClient(config)),
    /** Ends the connections of those that were made, so that a process can end. */
    destroy() {
      for (const client of made) client.destroy();
    },
  };
}

export type AwsClients = ReturnType<typeof awsClients>;
