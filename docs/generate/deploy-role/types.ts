import { settingsOf } from '../../../config/stages.ts';
import { imageStack } from '../../../resources/image.ts';
import { stack } from '../../../resources/stack.ts';
import { stageOf } from '../../../resources/stage.ts';
import { changes } from '../../../resources/testing/changes.ts';

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };

/** What osls adds to the template by itself: a bucket for the functions' code, the functions, their roles and their logs. */
const byOsls = [
  ...['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::Lambda::Function', 'AWS::Lambda::Version'],
  ...['AWS::Lambda::EventInvokeConfig', 'AWS::Logs::LogGroup', 'AWS::IAM::Role'],
];

/** Every type of resource that some stage's stacks have: with each setting changed once. */
export function resourceTypes(): string[] {
  const stages = [settingsOf('prod'), ...changes.map(({ to }) => to)];
  const resources = stages.flatMap(settings => [
    ...Object.values(stack('prod', settings, preview).resources.Resources),
    ...Object.values(imageStack(stageOf('prod', settings, preview)).Resources),
  ]);
  const types = (resources as { Type?: string }[]).flatMap(({ Type }) => Type ?? []);
  return [...new Set([...types, ...byOsls])].sort();
}
