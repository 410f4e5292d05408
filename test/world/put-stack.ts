import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { stackName } from '../../config/names.ts';
import type { StageSettings } from '../../config/settings/stage.ts';
import { type StageName, settingsOf } from '../../config/stages.ts';
import type { TestAws } from './aws.ts';
import { composeTemplate } from './compose-template.ts';
import { type Json, packaged } from './packaged.ts';
import { until } from './until.ts';

const Bucket = 'packages';

export interface StackPut {
  /** @default 'local' */
  stage?: StageName;
  /** @default those of the stage */
  settings?: StageSettings;
  /** No function is called by the clock: a run that began before a test did something would end after it. */
  withoutClock?: boolean;
}

/** Has CloudFormation make the stack of a stage from what osls packages, without a deploy. */
export async function putStack(
  { clients, endpoint, region }: TestAws,
  { stage = 'local', settings: others, withoutClock = false }: StackPut = {},
): Promise<void> {
  const settings = others ?? settingsOf(stage);
  const { folder, template } = await packaged(stage, others);
  const preview = { port: 8501, awsEndpoint: endpoint };
  const whole: Json = composeTemplate({ stage, packaged: template, settings, preview });
  const [s3, cloudFormation] = [clients.s3(), clients.cloudFormation()];
  await s3.send(new CreateBucketCommand({ Bucket }));
  const put = (Key: string, Body: string | Uint8Array) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  for (const name of readdirSync(folder).filter(file => file.endsWith('.zip')))
    await put(name, readFileSync(join(folder, name)));
  for (const { Type, Properties } of Object.values<Json>(whole.Resources)) {
    if (Type === 'AWS::Lambda::Function')
      Properties.Code = { S3Bucket: Bucket, S3Key: Properties.Code.S3Key.split('/').at(-1) };
    if (Type === 'AWS::Scheduler::Schedule' && withoutClock) Properties.State = 'DISABLED';
  }
  await put('template.json', JSON.stringify(whole));
  const StackName = stackName(stage, settings.place);
  await cloudFormation.send(
    new CreateStackCommand({
      StackName,
      TemplateURL: `https://s3.amazonaws.com/${Bucket}/template.json`,
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
      Parameters: [
        { ParameterKey: 'Image', ParameterValue: 'sha256:one' },
        { ParameterKey: 'Zones', ParameterValue: `${region}a,${region}b` },
      ],
    }),
  );
  await made(cloudFormation, StackName);
}

async function made(cloudFormation: CloudFormationClient, StackName: string): Promise<void> {
  let status = '';
  await until(
    `${StackName} is there`,
    async () => {
      const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
      status = `${stack?.StackStatus}`;
      return !status.endsWith('_IN_PROGRESS');
    },
    60,
  );
  if (status === 'CREATE_COMPLETE') return;
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName }));
  const failed = StackEvents.filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
  const why = failed.map(
    ({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`,
  );
  throw new Error(`${StackName} is ${status}. ${why.join('\n')}`);
}
