import { ElasticLoadBalancingV2TargetGroup } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-TargetGroup';
import type { Network } from '../network/network.ts';
import type { App } from '../stage.ts';
import type { Template } from '../template.ts';

/** The port an app listens on inside its task: Streamlit's own. */
export const taskPort = 8501;

/** With several copies a person stays with one, where their Streamlit session is: 7 days, the longest AWS allows. */
const sticky = [
  { Key: 'stickiness.enabled', Value: 'true' },
  { Key: 'stickiness.type', Value: 'lb_cookie' },
  { Key: 'stickiness.lb_cookie.duration_seconds', Value: '604800' },
];

/** Ten is the most that AWS allows. */
const unhealthyThreshold = 10;
/** A check may take as long, where the interval leaves room: AWS wants it to be over before the next. */
const maxTimeoutSeconds = 10;

/**
 * Where an app's tasks register.
 *
 * ECS stops a task that its target group calls unhealthy, and everyone on it loses their session. A page that computes in C without a
 * pause answers nothing meanwhile, for seconds on a quarter vCPU, so it takes two minutes without an answer: ten checks, 12 s apart.
 * A new target is healthy after its first good check, whatever the healthy threshold: waking takes at most one interval for it. The two
 * of the threshold are for a target that was unhealthy.
 * AWS takes intervals of 5 to 300 s, a shorter time-out, and thresholds of 2 to 10:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function appTargetGroup(template: Template, network: Network, { id, settings }: App) {
  const interval = settings.healthCheckIntervalSeconds;
  return template.use(
    new ElasticLoadBalancingV2TargetGroup(`${id}Targets`, {
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: taskPort,
      VpcId: network.vpcId,
      HealthCheckPath: settings.healthPath,
      HealthCheckIntervalSeconds: interval,
      HealthCheckTimeoutSeconds: Math.min(maxTimeoutSeconds, interval - 1),
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: unhealthyThreshold,
      TargetGroupAttributes: [
        { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
        // Said even when off: CloudFormation leaves an attribute that is no longer named as it was.
        ...(settings.replicas > 1 ? sticky : [{ Key: 'stickiness.enabled', Value: 'false' }]),
      ],
    }),
  );
}

export type AppTargetGroup = ReturnType<typeof appTargetGroup>;
