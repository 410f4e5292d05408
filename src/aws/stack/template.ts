import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { isNoStack } from '../missing.ts';

/** A deployed stack's template, as osls sent it. Undefined when there is no such stack, or one that was only announced. */
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
