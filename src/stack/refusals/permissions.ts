import { deployCommand, type Refusal, type StackRef } from './refusal.ts';

/** The permission that AWS names, such as `elasticloadbalancing:CreateLoadBalancer`. */
const actionIn = (said: string) => /perform: ([\w-]+:\w+)/.exec(said)?.[1];

function grant(place: StackRef, said: string): readonly string[] {
  const action = actionIn(said);
  if (!action)
    return ['Attach every policy of docs/deploy-role.json to the deploying role, and deploy:', deployCommand(place)];
  const policy = place.policyWith?.(action);
  return [
    policy
      ? `${policy} in docs/deploy-role.json allows ${action}. Attach that policy to the deploying role, as it is now, and deploy:`
      : `Grant the deploying role ${action}, and every policy of docs/deploy-role.json. Then deploy:`,
    deployCommand(place),
  ];
}

/** Permissions, credentials, and the roles by which AWS's services act. */
export const permissions: readonly Refusal[] = [
  {
    pattern: /explicit deny in a service control policy/,
    example:
      'User: arn:aws:sts::222222222222:assumed-role/deploy/ana is not authorized to perform: ec2:CreateVpc on resource: arn:aws:ec2:eu-west-1:222222222222:vpc/* with an explicit deny in a service control policy',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    means: "The organization's service control policy denies it. No permission of the account changes that.",
    fix: (place, said) => [
      `Ask the administrators of the organization to allow ${actionIn(said) ?? 'the action'} in ${place.region}, and deploy:`,
      deployCommand(place),
    ],
  },
  {
    // The second: osls' own words.
    pattern: /not authorized to perform|sufficient permissions to access/i,
    example:
      'User: arn:aws:iam::222222222222:user/ana is not authorized to perform: elasticloadbalancing:CreateLoadBalancer on resource: arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/streamgate-prod/*',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    means: 'A permission is missing. CloudFormation acts with the permissions of the deploying role.',
    fix: grant,
  },
  {
    pattern: /security token included in the request is expired|ExpiredToken|token (?:has|is) expired/i,
    example: 'The security token included in the request is expired',
    source: 'https://github.com/serverless/serverless/issues/11204',
    means: 'The credentials expired during the deploy. CloudFormation may still be working on the stack.',
    fix: place => [
      'Sign in again, and look at the stack:',
      `aws cloudformation describe-stacks --region ${place.region} --stack-name ${place.stack} --query "Stacks[0].StackStatus" --output text`,
      'When its status no longer ends in _IN_PROGRESS, deploy again:',
      deployCommand(place),
    ],
  },
  {
    pattern: /Unable to assume the service linked role/,
    example: 'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/818',
    means: "The account is new to ECS: ECS's service-linked role is missing, or was made a few seconds ago.",
    fix: place => [
      'Create the role, once for the account. "has been taken in this account" means that it exists:',
      'aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com',
      deployCommand(place),
    ],
  },
];
