import {
  type CloudFormationClient,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { isNoStack, unlessMissing } from '../missing.ts';
import { markTransient } from '../transient.ts';

/** A stack's status and its parameters; undefined when there is none. */
export async function stackState(
  cloudFormation: CloudFormationClient,
  StackName: string,
): Promise<{ status: string; parameters: Record<string, string> } | undefined> {
  try {
    const { Stacks: [stack] = [] } = await markTransient(cloudFormation.send(new DescribeStacksCommand({ StackName })));
    const parameters = (stack?.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [
      ParameterKey,
      ParameterValue,
    ]);
    return { status: `${stack?.StackStatus}`, parameters: Object.fromEntries(parameters) };
  } catch (error) {
    if (isNoStack(error)) return undefined;
    throw error;
  }
}

/** A deployed stack's outputs by name. Throws when the stack does not exist. */
export async function stackOutputs(
  cloudFormation: CloudFormationClient,
  StackName: string,
): Promise<Record<string, string>> {
  const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
  return Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
}

/** A deployed stack's template, as osls sent it. Undefined when the stack does not exist, or was only announced. */
export async function stackTemplate(
  cloudFormation: CloudFormationClient,
  StackName: string,
): Promise<object | undefined> {
  const command = new GetTemplateCommand({ StackName, TemplateStage: 'Original' });
  try {
    const { TemplateBody } = await cloudFormation.send(command);
    return TemplateBody ? JSON.parse(TemplateBody) : undefined;
  } catch (error) {
    if (isNoStack(error)) return;
    throw error;
  }
}

/** What AWS calls a resource of a stack. Undefined when the stack or the resource does not exist. */
export async function physicalId(
  cloudFormation: CloudFormationClient,
  StackName: string,
  LogicalResourceId: string,
): Promise<string | undefined> {
  const command = new DescribeStackResourceCommand({ StackName, LogicalResourceId });
  const answer = await unlessMissing(cloudFormation.send(command), 'ValidationError'); // CloudFormation's word for much
  return answer?.StackResourceDetail?.PhysicalResourceId;
}
