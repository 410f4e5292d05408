import type { ImageStack, StackFailure } from './ports.ts';
import { cloudFormationCommand, deployCommand, type ImageStackRef } from './where.ts';

/** A change of the stack that CloudFormation gave up. */
export class StackFailed extends Error {
  override readonly name = 'StackFailed';
  readonly failures: readonly StackFailure[];

  constructor(message: string, failures: readonly StackFailure[]) {
    super(message);
    this.failures = failures;
  }
}

/** A change that failed. Whatever is typed again begins where this left off. */
export async function failedStack(
  status: string | undefined,
  stack: ImageStack,
  where: ImageStackRef,
  again = deployCommand(where),
): Promise<StackFailed> {
  const failures = await stack.failures().catch(() => []);
  const why =
    failures.length === 0
      ? ['  CloudFormation does not say why.']
      : failures.map(({ logicalId, type, reason }) => `  ${logicalId} (${type}): ${reason}`);
  const message = [
    `The stack ${where.stack}, which builds the image, could not be changed and is ${status}:`,
    ...why,
    `Remove the cause, and type it again: ${again}`,
  ];
  return new StackFailed(message.join('\n'), failures);
}

/** A change that does not end. */
export const busy = (status: string, where: ImageStackRef) =>
  `The stack ${where.stack}, which builds the image, has been ${status} for a quarter of an hour. Wait for its end, and deploy again: ${deployCommand(where)}`;

/** A status in which CloudFormation changes nothing any more. */
export const stuck = (status: string, where: ImageStackRef) =>
  [
    `The stack ${where.stack}, which builds the image, is ${status}: CloudFormation does not change it until somebody helps it.`,
    'All that is in it can be built again, so delete it, and deploy. Running apps go on, but no new copy of one starts until then:',
    ...fixByHand(where),
    `    ${deployCommand(where)}`,
  ].join('\n');

/** What deletes the stack. */
export const fixByHand = (where: ImageStackRef) => [
  `    ${cloudFormationCommand('describe-stack-resource', where)} --logical-resource-id Sources --query StackResourceDetail.PhysicalResourceId --output text`,
  `    aws s3 rm --region ${where.region} --recursive s3://<the bucket it names>`,
  `    ${cloudFormationCommand('delete-stack', where)}`,
  `    ${cloudFormationCommand('wait stack-delete-complete', where)}`,
];
