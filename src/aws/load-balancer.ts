import {
  type Action,
  type ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** What of a load balancer is switched around a deploy and a removal. `LoadBalancerArn`: which one. */
export const loadBalancerSwitches = (client: ElasticLoadBalancingV2Client, LoadBalancerArn: string) => {
  const set = async (Key: string, Value: 'true' | 'false') => {
    await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes: [{ Key, Value }] }));
  };
  return {
    /** While it is protected, AWS refuses to delete it. */
    protect: (on: boolean) => set('deletion_protection.enabled', on ? 'true' : 'false'),
    /** What it has logged so far may still be written for some minutes. */
    stopLogging: () => set('access_logs.s3.enabled', 'false'),
  };
};

/** Every group that an action forwards to, in either of the two ways the API says it. */
export const targetGroupArns = (actions: readonly Action[]): ReadonlySet<string> =>
  new Set(
    actions
      .flatMap(({ TargetGroupArn, ForwardConfig }) => [
        TargetGroupArn,
        ...(ForwardConfig?.TargetGroups ?? []).map(group => group.TargetGroupArn),
      ])
      .filter(arn => arn !== undefined),
  );
