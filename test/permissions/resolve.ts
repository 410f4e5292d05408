import { arnsOf } from '../../docs/generate/deploy-role/service-authorization.ts';
import type { Json } from '../world/packaged.ts';

/** By type and attribute (`Ref` is one), the kind of resource whose ARN it is. Whatever is not here is no ARN. */
const arnAttributes: Readonly<Record<string, string>> = {
  'AWS::CodeBuild::Project.Arn': 'codebuild:project',
  'AWS::Cognito::UserPool.Arn': 'cognito-idp:userpool',
  'AWS::DynamoDB::Table.Arn': 'dynamodb:table',
  'AWS::ECR::Repository.Arn': 'ecr:repository',
  'AWS::ECS::Cluster.Arn': 'ecs:cluster',
  'AWS::ElasticLoadBalancingV2::ListenerRule.Ref': 'elasticloadbalancing:listener-rule/app',
  'AWS::IAM::Role.Arn': 'iam:role',
  'AWS::Lambda::Function.Arn': 'lambda:function',
  'AWS::S3::Bucket.Arn': 's3:bucket',
  'AWS::SecretsManager::Secret.Ref': 'secretsmanager:secret',
  'AWS::SNS::Topic.Ref': 'sns:topic',
  'AWS::SQS::Queue.Arn': 'sqs:queue',
};

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': '*',
  'AWS::AccountId': '*',
  'AWS::StackName': '?*',
};

/** At least one character, so that a name alone is not taken for `*`, which is everything. */
const unknownName = '?*';

export type Resolve = (value: Json) => string[];

/**
 * What a value of a template can become, with wildcards for what is known only after the deploy.
 * Throws on an intrinsic function or a reference that it does not know, so nothing passes unseen.
 */
export const resolveIn = (resources: Readonly<Record<string, { Type: string }>>): Resolve => {
  const attribute = (id: string, name: string): string => {
    const type = resources[id]?.Type;
    if (type === undefined) throw new Error(`There is no resource ${id}.`);
    const kind = arnAttributes[`${type}.${name}`];
    // The ARN of a log group ends with `:*`: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    if (type === 'AWS::Logs::LogGroup' && name === 'Arn') return 'arn:aws:logs:*:*:log-group:*:*';
    return kind ? (arnsOf(kind)[0] ?? '').replace('~', unknownName) : unknownName;
  };
  const reference = (name: string) => pseudoParameters[name] ?? attribute(name, 'Ref');
  const resolve: Resolve = value => {
    if (typeof value === 'string') return [value];
    const [[name, argument] = ['', undefined]] = Object.entries<Json>(value ?? {});
    switch (name) {
      case 'Ref':
        return [reference(argument)];
      case 'Fn::GetAtt':
        return [attribute(...([argument].flat().join('.').split('.') as [string, string]))];
      case 'Fn::Sub':
        return [
          String(argument).replaceAll(/\$\{([\w:]+)(?:\.(\w+))?\}/g, (_all, id, attr) =>
            attr ? attribute(id, attr) : reference(id),
          ),
        ];
      case 'Fn::Join':
        return [argument[1].map((part: Json) => resolve(part)[0]).join(argument[0])];
      case 'Fn::If':
        return [...resolve(argument[1]), ...resolve(argument[2])];
      default:
        throw new Error(`What ${JSON.stringify(value)} becomes is not known here.`);
    }
  };
  return resolve;
};
