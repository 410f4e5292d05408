import { CodeBuildProject } from '@awboost/cfn-resource-types/AWS-CodeBuild-Project';
import { LogsLogGroup } from '@awboost/cfn-resource-types/AWS-Logs-LogGroup';
import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { imageBuild, imageStackName } from '../../config/names.ts';
import type { Stage } from '../stage.ts';
import { Template } from '../template.ts';
import { imageRecipe } from './build.ts';
import { imageRepositories } from './repositories.ts';
import { buildRole } from './role.ts';
import { imageSources } from './sources.ts';

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
