import { ElasticLoadBalancingV2TargetGroup } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-TargetGroup';
import type { Network } from './network.ts';
import type { App } from './stage.ts';
import { taskPort } from './task-port.ts';
import type { Template } from './template.ts';

/** With several copies a person stays with one, where their Streamlit session is: 7 days, the longest AWS allows. */
const sticky = [
  { Key: 'stickiness.enabled', Value: 'true' },
  { Key: 'stickiness.type', Value: 'lb_cookie' },
  { Key: 'stickiness.lb_cookie.duration_seconds', Value: '604800' },
];

/** Where an app's tasks register. */
export function appTargetGroup(template: Template, network: Network, { id, settings }: App) {
  return template.use(
    new ElasticLoadBalancingV2TargetGroup(`${id}Targets`, {
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: taskPort,
      VpcId: network.vpcId,
      HealthCheckPath: settings.healthPath,
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 2,
      TargetGroupAttributes: [
        { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
        // Said even when off: CloudFormation leaves an attribute that is no longer named as it was.
        ...(settings.replicas > 1 ? sticky : [{ Key: 'stickiness.enabled', Value: 'false' }]),
      ],
    }),
  );
}

export type AppTargetGroup = ReturnType<typeof appTargetGroup>;
