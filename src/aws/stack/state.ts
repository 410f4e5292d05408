import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { passing } from '../image/passing.ts';
import { isNoStack } from '../missing.ts';

/** A stack's status and its parameters; undefined when there is none. */
export async function stackState(
  cloudFormation: CloudFormationClient,
  StackName: string,
): Promise<{ status: string; parameters: Record<string, string> } | undefined> {
  try {
    const { Stacks: [stack] = [] } = await passing(cloudFormation.send(new DescribeStacksCommand({ StackName })));
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
