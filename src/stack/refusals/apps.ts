import { deployCommand, type Refusal, type StackRef } from './refusal.ts';

const stopped = ({ stack, region }: StackRef) => [
  'Read within an hour why its instances stopped. docs/runbook.md, "The app does not start", has what each reason means:',
  `aws ecs list-tasks --region ${region} --cluster ${stack} --desired-status STOPPED`,
];

/** Apps that do not start, and images that cannot be built. */
export const apps: readonly Refusal[] = [
  {
    pattern: /ECS Deployment Circuit Breaker was triggered/,
    example: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.",
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
    means: 'Instances of an app stopped or stayed unhealthy several times in a row, so ECS gave up.',
    fix: place => [...stopped(place), 'Fix that, and deploy:', deployCommand(place)],
  },
  {
    pattern: /^AWS::ECS::Service: .*(?:did not stabilize|NotStabilized|Exceeded attempts to wait)/,
    type: 'AWS::ECS::Service',
    example: 'Service arn:aws:ecs:eu-west-1:222222222222:service/streamgate-prod/sales did not stabilize.',
    source: 'https://github.com/aws/aws-toolkit-visual-studio/issues/293',
    means: 'An app was not running and healthy within 3 hours: ECS could start no instance, or none became healthy.',
    fix: place => [...stopped(place), 'Fix that, and deploy:', deployCommand(place)],
  },
  {
    pattern: /ARM_CONTAINER|aarch64\S* is not supported for projects/,
    example:
      'AWS CodeBuild curated image aws/codebuild/amazonlinux2-aarch64-standard:2.0 is not supported for projects with environment type LINUX_CONTAINER and compute type BUILD_GENERAL1_SMALL',
    source: 'https://github.com/aws/copilot-cli/issues/3110',
    means: 'CodeBuild has no ARM machines in this region, so it cannot build an image for arm64.',
    fix: place => ["Set architecture: 'x86_64' for the stage in config/stages.ts, and deploy:", deployCommand(place)],
  },
];
