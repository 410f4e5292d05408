import { settingsOf } from '../../../config/stages.ts';
import { imageStack } from '../../../resources/image/image.ts';
import { stack } from '../../../resources/stack.ts';
import { stageOf } from '../../../resources/stage.ts';
import { changes } from '../../../resources/testing/changes.ts';

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };

/** What osls adds to the template: a bucket for the functions' code, the functions, their roles and their logs. */
const byOsls: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::Role': ['AssumeRolePolicyDocument', 'ManagedPolicyArns', 'Path', 'Policies', 'RoleName', 'Tags'],
  'AWS::Lambda::EventInvokeConfig': ['DestinationConfig', 'FunctionName', 'Qualifier'],
  'AWS::Lambda::Function': ['Code', 'Environment', 'FunctionName', 'Handler', 'Role', 'Runtime', 'Tags'],
  'AWS::Lambda::Version': ['CodeSha256', 'FunctionName'],
  'AWS::Logs::LogGroup': ['LogGroupName', 'RetentionInDays'],
  'AWS::S3::Bucket': ['BucketEncryption', 'Tags'],
  'AWS::S3::BucketPolicy': ['Bucket', 'PolicyDocument'],
};

/** What the templates of every stage have in them: with each setting changed once. */
export interface Templates {
  /** By type, every property that some resource of it sets. */
  properties: ReadonlyMap<string, ReadonlySet<string>>;
  /** As written: what CloudFormation reads. */
  text: string;
}

export function allTemplates(): Templates {
  const stages = [settingsOf('prod'), ...changes.map(({ to }) => to)];
  const templates = stages.map(settings => [
    stack('prod', settings, preview).resources.Resources,
    imageStack(stageOf('prod', settings, preview)).Resources,
  ]);
  const resources = templates.flat().flatMap(one => Object.values(one)) as { Type: string; Properties?: object }[];
  const properties = new Map<string, Set<string>>();
  const add = (type: string, names: readonly string[]) => {
    const known = properties.get(type) ?? new Set();
    for (const name of names) known.add(name);
    properties.set(type, known);
  };
  for (const { Type, Properties = {} } of resources) add(Type, Object.keys(Properties));
  for (const [type, names] of Object.entries(byOsls)) add(type, names);
  return {
    properties: new Map([...properties].sort(([one], [other]) => one.localeCompare(other))),
    text: JSON.stringify(templates),
  };
}
