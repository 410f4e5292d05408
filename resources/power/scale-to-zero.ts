import { writeEnvironment } from '../../config/environment.ts';
import { metricNamespace } from '../../config/names.ts';
import type { DeployedApp } from '../app/app.ts';
import { arn } from '../arn.ts';
import type { Foundation } from '../foundation.ts';
import { lambda } from '../functions/function.ts';
import { onItems } from '../functions/items.ts';
import type { Statement } from '../policy.ts';

/**
 * The reconciler: the one function that starts, stops and opens apps. Whatever fails is not tried again, because the next minute
 * looks at everything anew.
 */
export const scaleToZero = (foundation: Foundation, apps: readonly DeployedApp[]) =>
  lambda(
    foundation,
    'scaleToZero',
    writeEnvironment('scaleToZero', {
      stage: foundation.stage,
      table: foundation.power.table.ref,
      cluster: foundation.cluster.ecs.ref,
      listener: foundation.loadBalancer.listener.ref,
      wakeTargets: foundation.wakeTargets.ref,
      metrics: metricNamespace(foundation.stack),
    }),
    {
      memorySize: 512,
      timeout: 50, // over before the next minute
      maximumRetryAttempts: 0,
      maximumEventAge: 60,
      rights: rights(foundation, apps),
    },
  );

/** What the reconciler may do, and why. `*` only where IAM knows no resources. */
function rights({ stack, userPool, cluster, power }: Foundation, apps: readonly DeployedApp[]): Statement[] {
  return [
    // How many copies are wanted and how many run, of the apps alone.
    {
      Effect: 'Allow',
      Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
      Resource: apps.map(({ name }) => arn('ecs', `service/${stack}/${name}`)),
    },
    // Why a copy ended. A list of tasks has no resource, but a cluster:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
    {
      Effect: 'Allow',
      Action: ['ecs:ListTasks'],
      Resource: '*',
      Condition: { ArnEquals: { 'ecs:cluster': cluster.ecs.out.Arn } },
    },
    { Effect: 'Allow', Action: ['ecs:DescribeTasks'], Resource: [arn('ecs', `task/${stack}/*`)] },
    // Where visitors are sent, and whether the copies are healthy. Reading takes no resources:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
    {
      Effect: 'Allow',
      Action: ['elasticloadbalancing:DescribeRules', 'elasticloadbalancing:DescribeTargetHealth'],
      Resource: '*',
    },
    // Sending them elsewhere: by exactly the rules that have the waiting page to choose.
    {
      Effect: 'Allow',
      Action: ['elasticloadbalancing:ModifyRule'],
      Resource: apps.map(({ pageRule }) => pageRule.ref),
    },
    // Whoever writes a rule with a login must be able to see its client:
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
    { Effect: 'Allow', Action: ['cognito-idp:DescribeUserPoolClient'], Resource: [userPool.pool.out.Arn] },
    // How many people are connected. Metrics have no ARN.
    { Effect: 'Allow', Action: ['cloudwatch:GetMetricStatistics'], Resource: '*' },
    // What people and deploys have asked, and what it remembers itself: the only thing it writes.
    { Effect: 'Allow', Action: ['dynamodb:BatchGetItem'], Resource: [power.table.out.Arn] },
    {
      Effect: 'Allow',
      Action: ['dynamodb:PutItem'],
      Resource: [power.table.out.Arn],
      Condition: onItems('record#*'),
    },
  ];
}
