import { deployCommand, quotaPage, type Refusal, supportPage } from './refusal.ts';

/** What AWS refuses to accounts that are new or not verified, whatever their quotas say. */
export const newAccount: readonly Refusal[] = [
  {
    pattern: /does not support creating load balancers/,
    // Reported by many; the API reference has the code OperationNotPermitted only.
    example:
      'This AWS account currently does not support creating load balancers. For more information, please contact AWS Support.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
    means: 'AWS has not enabled load balancers for this account yet. No quota and no permission changes that.',
    fix: place => [
      `Open a case under "Account and billing", and ask to enable Elastic Load Balancing in ${place.region}:`,
      supportPage,
      'When AWS has answered, deploy again:',
      deployCommand(place),
    ],
  },
  {
    pattern: /more than 0 builds? in queue/,
    example: 'Cannot have more than 0 builds in queue for the account',
    source: 'https://github.com/aws-samples/aws-secure-environment-accelerator/issues/982',
    means: 'CodeBuild runs no build for this account yet. Service Quotas may show a higher number all the same.',
    fix: place => [
      'Check that the account has a valid payment method, and request "Concurrently running builds" for ARM/Small, or Linux/Small with architecture x86_64:',
      quotaPage(place, 'codebuild'),
      'If the quota is 1 or more already, open a case under "Account and billing":',
      supportPage,
      'When AWS has answered, deploy again:',
      deployCommand(place),
    ],
  },
  {
    pattern: /account is (?:currently )?blocked/i,
    example: 'Your AWS account is currently blocked and thus cannot launch any Fargate pods',
    source: 'https://github.com/clowdhaus/eks-reference-architecture/issues/12',
    means: 'AWS has not verified this account yet, so Fargate starts nothing for it.',
    fix: place => [
      'Answer the emails from AWS to the account\'s address, or open a case under "Account and billing":',
      supportPage,
      'When AWS has answered, deploy again:',
      deployCommand(place),
    ],
  },
  {
    pattern: /UnreservedConcurrentExecution below its minimum/,
    example:
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [10].",
    source: 'https://github.com/awslabs/fhir-works-on-aws-deployment/issues/691',
    means:
      'A function reserves more concurrency than the account has to spare. New accounts have 10. The functions of streamgate reserve none.',
    fix: place => [
      'Remove ReservedConcurrentExecutions from the function, or request "Concurrent executions":',
      quotaPage(place, 'lambda'),
      deployCommand(place),
    ],
  },
  {
    pattern: /limit on the number of (?:spot )?(?:vCPUs|tasks) you can run concurrently/,
    example:
      'service sales was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    means:
      'Fargate runs no more vCPUs at once for this account. A deploy needs twice what runs: the old instances and the new ones.',
    fix: place => [
      'Request "Fargate On-Demand vCPU resource count", or "Fargate Spot vCPU resource count" with spot:',
      quotaPage(place, 'fargate'),
      deployCommand(place),
    ],
  },
];
