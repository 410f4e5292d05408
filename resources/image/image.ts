import { CodeBuildProject } from '@awboost/cfn-resource-types/AWS-CodeBuild-Project';
import { LogsLogGroup } from '@awboost/cfn-resource-types/AWS-Logs-LogGroup';
import { S3Bucket } from '@awboost/cfn-resource-types/AWS-S3-Bucket';
import { S3BucketPolicy } from '@awboost/cfn-resource-types/AWS-S3-BucketPolicy';
import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { imageBuild, imageStackName } from '../../config/names.ts';
import { onlyByTls, policy } from '../policy.ts';
import { privateBucket } from '../private-bucket.ts';
import type { Stage } from '../stage.ts';
import { Template } from '../template.ts';
import { imageRecipe } from './build.ts';
import { imageRepositories } from './repositories.ts';
import { buildRole } from './role.ts';

/**
 * The stage's second stack: what turns `streamlit/` into an image, and keeps it. There before the first one, which names an image.
 * Nothing of it is retained when the stage is removed, whatever becomes of the people: all of it can be built again.
 */
export function imageStack({ stack, settings }: Stage) {
  const template = new Template();
  const project = imageStackName(stack);
  const recipe = imageRecipe(settings.architecture);
  const { images, layers } = imageRepositories(template, stack);
  const sources = imageSources(template);
  const log = template.use(
    new LogsLogGroup('BuildLogs', { LogGroupName: `/aws/codebuild/${project}`, RetentionInDays: 30 }),
  );
  const role = buildRole(template, {
    project,
    sources: sources.out.Arn,
    repositories: [images.out.Arn, layers.out.Arn],
    log: log.out.Arn,
  });
  template.use(
    new CodeBuildProject('Project', {
      Name: project,
      Description: 'Builds the image of the apps',
      ServiceRole: role.out.Arn,
      Source: {
        Type: 'S3',
        Location: Fn.join('/', [sources.ref, 'source.zip']), // must be said here; each build has its own
        BuildSpec: recipe.buildSpec,
      },
      Artifacts: { Type: 'NO_ARTIFACTS' }, // what a build makes, it pushes
      Environment: {
        Type: recipe.machine,
        Image: recipe.image,
        ComputeType: 'BUILD_GENERAL1_SMALL',
        PrivilegedMode: true, // Docker runs in the build
        EnvironmentVariables: [
          { Name: imageBuild.variables.repository, Value: images.out.RepositoryUri },
          { Name: imageBuild.variables.layers, Value: layers.out.RepositoryUri },
        ],
      },
      LogsConfig: { CloudWatchLogs: { Status: 'ENABLED', GroupName: log.ref } },
      QueuedTimeoutInMinutes: 15,
      TimeoutInMinutes: 30,
    }),
  );
  return template.toDocument();
}

/** Where `sls deploy` leaves the source of a build. Whoever removes the stack empties it first: CloudFormation does not. */
function imageSources(template: Template) {
  const bucket = template.use(
    // A build reads its source once; a week is for whoever wants to see what failed.
    new S3Bucket(imageBuild.sources, privateBucket('sources', 7)),
  );
  template.use(
    new S3BucketPolicy('SourcesPolicy', {
      Bucket: bucket.ref,
      PolicyDocument: policy([onlyByTls(bucket.out.Arn)]),
    }),
  );
  return bucket;
}
