import { createRequire } from 'node:module';
import { type Connection, forCommandsOf } from './connection.ts';
import { backOff } from './invitations/people/back-off.ts';

export type { Connection } from './connection.ts';

/** For so long a command goes on asking a Cognito that only throttles. */
const throttledSeconds = 120;

type Sdk = {
  acm: typeof import('@aws-sdk/client-acm');
  cloudformation: typeof import('@aws-sdk/client-cloudformation');
  cloudwatch: typeof import('@aws-sdk/client-cloudwatch');
  'cloudwatch-logs': typeof import('@aws-sdk/client-cloudwatch-logs');
  codebuild: typeof import('@aws-sdk/client-codebuild');
  'cognito-identity-provider': typeof import('@aws-sdk/client-cognito-identity-provider');
  dynamodb: typeof import('@aws-sdk/client-dynamodb');
  ec2: typeof import('@aws-sdk/client-ec2');
  ecr: typeof import('@aws-sdk/client-ecr');
  ecs: typeof import('@aws-sdk/client-ecs');
  'elastic-load-balancing-v2': typeof import('@aws-sdk/client-elastic-load-balancing-v2');
  iam: typeof import('@aws-sdk/client-iam');
  lambda: typeof import('@aws-sdk/client-lambda');
  'route-53': typeof import('@aws-sdk/client-route-53');
  s3: typeof import('@aws-sdk/client-s3');
  'secrets-manager': typeof import('@aws-sdk/client-secrets-manager');
  'service-quotas': typeof import('@aws-sdk/client-service-quotas');
  sesv2: typeof import('@aws-sdk/client-sesv2');
  ssm: typeof import('@aws-sdk/client-ssm');
  sts: typeof import('@aws-sdk/client-sts');
};

const require = createRequire(import.meta.url);
/** Loads a client's package when a command first needs it: a command uses a few of the 20. */
const sdk = <Name extends keyof Sdk>(name: Name): Sdk[Name] => require(`@aws-sdk/client-${name}`);

/** The SDK's clients, each loaded and made when it is first used. Without a connection the SDK's own defaults apply, as in AWS. */
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
    acm: once(() => new (sdk('acm').ACMClient)(config)),
    cloudFormation: once(() => new (sdk('cloudformation').CloudFormationClient)(config)),
    cloudWatch: once(() => new (sdk('cloudwatch').CloudWatchClient)(config)),
    codeBuild: once(() => new (sdk('codebuild').CodeBuildClient)(config)),
    cognito: once(() =>
      backOff(new (sdk('cognito-identity-provider').CognitoIdentityProviderClient)(config), {
        seconds: throttledSeconds,
      }),
    ),
    dynamoDB: once(() => new (sdk('dynamodb').DynamoDBClient)(config)),
    ec2: once(() => new (sdk('ec2').EC2Client)(config)),
    ecr: once(() => new (sdk('ecr').ECRClient)(config)),
    ecs: once(() => new (sdk('ecs').ECSClient)(config)),
    iam: once(() => new (sdk('iam').IAMClient)(config)),
    lambda: once(() => new (sdk('lambda').LambdaClient)(config)),
    loadBalancing: once(() => new (sdk('elastic-load-balancing-v2').ElasticLoadBalancingV2Client)(config)),
    logs: once(() => new (sdk('cloudwatch-logs').CloudWatchLogsClient)(config)),
    route53: once(() => new (sdk('route-53').Route53Client)(config)),
    s3: once(() => new (sdk('s3').S3Client)(config)),
    /** Values are read for the preview only: in AWS, ECS reads the secrets of a task. */
    secretsManager: once(() => new (sdk('secrets-manager').SecretsManagerClient)(config)),
    serviceQuotas: once(() => new (sdk('service-quotas').ServiceQuotasClient)(config)),
    ses: once(() => new (sdk('sesv2').SESv2Client)(config)),
    sts: once(() => new (sdk('sts').STSClient)(config)),
    /** As above: Parameter Store. */
    systemsManager: once(() => new (sdk('ssm').SSMClient)(config)),
    /** Ends the connections of those that were made, so that a process can end. */
    destroy() {
      for (const client of made) client.destroy();
    },
  };
}

export type AwsClients = ReturnType<typeof awsClients>;
