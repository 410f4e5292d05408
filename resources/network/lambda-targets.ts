import { ElasticLoadBalancingV2TargetGroup } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-TargetGroup';
import { LambdaPermission } from '@awboost/cfn-resource-types/AWS-Lambda-Permission';
import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { type FunctionKey, lambdaTargetGroupName } from '../../config/names.ts';
import { arn } from '../arn.ts';
import { functionArn, functionLogicalId } from '../functions/function.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';

/**
 * A Lambda behind the load balancer. Registering it needs the permission first, and the permission must name the group
 * (or any load balancer of any account could invoke), so the group's name is fixed: https://github.com/aws/aws-cdk/issues/4663
 */
export function lambdaTargets(template: Template, { stack, settings }: Stage, key: FunctionKey) {
  const name = lambdaTargetGroupName(stack, key, settings.network);
  const id = functionLogicalId(key).replace('LambdaFunction', '');
  const permission = template.use(
    new LambdaPermission(
      `${id}Permission`,
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: functionArn(stack, key),
        Principal: 'elasticloadbalancing.amazonaws.com',
        SourceAccount: Fn.ref('AWS::AccountId'),
        SourceArn: arn('elasticloadbalancing', `targetgroup/${name}/*`),
      },
      { DependsOn: [functionLogicalId(key)] },
    ),
  );
  return template.use(
    new ElasticLoadBalancingV2TargetGroup(
      `${id}Targets`,
      {
        Name: name,
        TargetType: 'lambda',
        Targets: [{ Id: functionArn(stack, key) }],
        // Without it only the last Set-Cookie of an answer survives.
        TargetGroupAttributes: [{ Key: 'lambda.multi_value_headers.enabled', Value: 'true' }],
      },
      { DependsOn: [permission.name] },
    ),
  );
}

export type LambdaTargets = ReturnType<typeof lambdaTargets>;
