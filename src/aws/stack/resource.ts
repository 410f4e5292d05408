import { type CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { unlessMissing } from '../missing.ts';

/** What AWS calls a resource of a stack. Undefined when there is no such stack, or no such resource in it. */
export async function physicalId(
  cloudFormation: CloudFormationClient,
  StackName: string,
  LogicalResourceId: string,
): Promise<string | undefined> {
  const command = new DescribeStackResourceCommand({ StackName, LogicalResourceId });
  const answer = await unlessMissing(cloudFormation.send(command), 'ValidationError'); // CloudFormation's word for much
  return answer?.StackResourceDetail?.PhysicalResourceId;
}
