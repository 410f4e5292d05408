import { ACMClient } from '@aws-sdk/client-acm';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { type Connection, forCommandsOf } from './connection.ts';
import { backOff } from './people/back-off.ts';

export type { Connection } from './connection.ts';

/** For so long a command goes on asking a Cognito that only throttles. */
const throttledSeconds = 120;

/** The SDK's clients, each made when it is first used. Without a connection the SDK's own defaults apply, as in AWS. */
export function awsClients(connection?: Connection) {
  const config = forCommandsOf(connection);
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
    acm: once(() => new ACMClient(config)),
    cloudFormation: once(() => new CloudFormationClient(config)),
    cloudWatch: once(() => new CloudWatchClient(config)),
    codeBuild: once(() => new CodeBuildClient(config)),
    cognito: once(() => backOff(new CognitoIdentityProviderClient(config), { seconds: throttledSeconds })),
    dynamoDB: once(() => new DynamoDBClient(config)),
    ec2: once(() => new EC2Client(config)),
    ecr: once(() => new ECRClient(config)),
    ecs: once(() => new ECSClient(config)),
    iam: once(() => new IAMClient(config)),
    lambda: once(() => new LambdaClient(config)),
    loadBalancing: once(() => new ElasticLoadBalancingV2Client(config)),
    logs: once(() => new CloudWatchLogsClient(config)),
    route53: once(() => new Route53Client(config)),
    s3: once(() => new S3Client(config)),
    /** Values are read for the preview only: in AWS, ECS reads the secrets of a task. */
    secretsManager: once(() => new SecretsManagerClient(config)),
    serviceQuotas: once(() => new ServiceQuotasClient(config)),
    ses: once(() => new SESv2Client(config)),
    sts: once(() => new STSClient(config)),
    /** As above: Parameter Store. */
    systemsManager: once(() => new SSMClient(config)),
    /** Ends the connections of those that were made, so that a process can end. */
    destroy() {
      for (const client of made) client.destroy();
    },
  };
}

export type AwsClients = ReturnType<typeof awsClients>;
