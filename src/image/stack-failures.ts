import type { ImageStack, StackFailure } from './ports.ts';
import { cloudFormation, deploy, type Where } from './where.ts';

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
export async function failed(
  status: string | undefined,
  stack: ImageStack,
  where: Where,
  again = deploy(where),
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
export const busy = (status: string, where: Where) =>
  `The stack ${where.stack}, which builds the image, has been ${status} for a quarter of an hour. Wait for its end, and deploy again: ${deploy(where)}`;

/** A status in which CloudFormation changes nothing any more. */
export const stuck = (status: string, where: Where) =>
  [
    `The stack ${where.stack}, which builds the image, is ${status}: CloudFormation does not change it until somebody helps it.`,
    'All that is in it can be built again, so delete it, and deploy. Running apps go on, but no new copy of one starts until then:',
    ...byHand(where),
    `    ${deploy(where)}`,
  ].join('\n');

/** What deletes the stack. */
export const byHand = (where: Where) => [
  `    ${cloudFormation('describe-stack-resource', where)} --logical-resource-id Sources --query StackResourceDetail.PhysicalResourceId --output text`,
  `    aws s3 rm --region ${where.region} --recursive s3://<the bucket it names>`,
  `    ${cloudFormation('delete-stack', where)}`,
  `    ${cloudFormation('wait stack-delete-complete', where)}`,
];
