import { IAMRole } from '@awboost/cfn-resource-types/AWS-IAM-Role';
import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { arn } from '../arn.ts';
import { assumedBy, policy } from '../policy.ts';
import type { Template } from '../template.ts';

/** What a build reads and writes. */
export interface BuildNeeds {
  project: string;
  sources: IntrinsicValue;
  repositories: readonly IntrinsicValue[];
  log: IntrinsicValue;
}

/** What a build may do: it runs a Dockerfile, and with it whatever the packages' own set-up does. */
export function buildRole(template: Template, { project, sources, repositories, log }: BuildNeeds) {
  const statements = policy([
    // Nothing else of S3: the source of this stage's builds. The bucket itself is asked for its owner and region before the object.
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: [Fn.join('', [sources, '/*.zip'])] },
    { Effect: 'Allow', Action: ['s3:GetBucketAcl', 's3:GetBucketLocation'], Resource: [sources] },
    // A login is for the whole registry and has no resource; what may be done with it says the next statement.
    { Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: '*' },
    {
      Effect: 'Allow',
      Action: [
        ...['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], // layers of earlier builds
        ...['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload', 'ecr:PutImage'], // a push
      ],
      Resource: repositories,
    },
    // Not logs:CreateLogGroup: a build that ends after the stack was removed would leave a group behind.
    { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: [log] },
  ]);
  return template.use(
    new IAMRole('BuildRole', {
      // For this project alone, not for whoever else can name the role to CodeBuild.
      AssumeRolePolicyDocument: assumedBy('codebuild', {
        StringEquals: { 'aws:SourceArn': arn('codebuild', `project/${project}`) },
      }),
      Policies: [{ PolicyName: 'build', PolicyDocument: statements }],
    }),
  );
}
