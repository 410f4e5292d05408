import { removeCommand, type StackRef } from './refusal.ts';

/** What a failed deploy left of the stage's own stack. */
export interface LeftStack {
  /** CloudFormation's word. Undefined: there is no stack. */
  status: string | undefined;
  /** Whether an earlier deploy had succeeded: then the version before goes on. */
  wasDeployed: boolean;
  /** Whether the stack that builds the image is there. */
  hasImageStack: boolean;
}

const rollingBack = /^(?:UPDATE_)?ROLLBACK_IN_PROGRESS$|^(?:CREATE|UPDATE)_IN_PROGRESS$/;
const neverUpdated = [
  'CREATE_FAILED',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'ROLLBACK_IN_PROGRESS',
  'CREATE_IN_PROGRESS',
];

/** What is left after a failed deploy, and how it goes away. */
export function leftBehind({ status, wasDeployed, hasImageStack }: LeftStack, place: StackRef): string {
  const { stack } = place;
  if (status === undefined) return `Nothing is left of the stack ${stack}.`;
  if (wasDeployed)
    return [stateOf(status, place), 'The version before goes on as soon as CloudFormation has finished.'].join('\n');
  const again = neverUpdated.includes(status)
    ? ['Remove the stage before you deploy again:', `    ${removeCommand(place)}`]
    : ['Deploying again goes on from here. To remove it all instead:', `    ${removeCommand(place)}`];
  return [
    'This was the first deploy of the stage. What is left:',
    `    ${stateOf(status, place)}`,
    `    the stack's bucket with the packaged functions`,
    ...(hasImageStack
      ? [
          `    the stack ${stack}-image with the image, its build log and a bucket: the next deploy uses the image again`,
        ]
      : []),
    '    in the hosted zone, a CNAME for each certificate, which begins with an underscore: the next deploy uses it again',
    '    log groups under /aws/lambda, if a function has already run',
    ...again,
  ].join('\n');
}

const stateOf = (status: string, { stack, region }: StackRef) =>
  rollingBack.test(status)
    ? `the stack ${stack} is ${status}. Wait for the rollback to finish: aws cloudformation describe-stacks --region ${region} --stack-name ${stack} --query "Stacks[0].StackStatus" --output text`
    : `the stack ${stack} is ${status}`;
