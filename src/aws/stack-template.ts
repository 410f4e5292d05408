import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';

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
    // CloudFormation's word for much: of a stack that does not exist it says so.
    if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist')) return;
    throw error;
  }
}
