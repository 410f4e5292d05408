import { ElasticLoadBalancingV2ListenerRule } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import { ElasticLoadBalancingV2TargetGroup } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-TargetGroup';
import { basePriority, pascalCase, sessionCookieName } from '../config/names.ts';
import type { AppSettings } from '../config/settings/app.ts';
import type { LoginSettings } from '../config/settings/login.ts';
import { type AppClient, scopes } from './app-client.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { Network } from './network.ts';
import { taskPort } from './task-port.ts';
import type { Template } from './template.ts';
import type { UserPool } from './user-pool.ts';

/** Where an app's tasks register. */
export function appTargetGroup(template: Template, name: string, network: Network) {
  return template.use(
    new ElasticLoadBalancingV2TargetGroup(`App${pascalCase(name)}Targets`, {
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: taskPort,
      VpcId: network.vpcId,
      HealthCheckPath: '/_stcore/health', // Streamlit answers any other path too, so a wrong one would pass
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 2,
      TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
    }),
  );
}

export type AppTargetGroup = ReturnType<typeof appTargetGroup>;

/**
 * One app's rules: all log in with the same client and cookie, and differ in what becomes of somebody without a session.
 * A script's request gets 401, because it could not follow a redirect to a login page; everything else is sent there.
 */
export function appRules(
  template: Template,
  { listener }: LoadBalancer,
  { pool, loginDomain }: UserPool,
  client: AppClient,
  targets: AppTargetGroup,
  name: string,
  { host }: AppSettings,
  { sessionHours }: Required<LoginSettings>,
) {
  const rule = (id: string, order: number, paths: string[], onUnauthenticated: 'deny' | 'authenticate') =>
    template.use(
      new ElasticLoadBalancingV2ListenerRule(`App${pascalCase(name)}${id}Rule`, {
        ListenerArn: listener.ref,
        Priority: basePriority(name) + order,
        Conditions: [
          { Field: 'host-header', HostHeaderConfig: { Values: [host] } },
          { Field: 'path-pattern', PathPatternConfig: { Values: paths } },
        ],
        Actions: [
          {
            Order: 1,
            Type: 'authenticate-cognito',
            AuthenticateCognitoConfig: {
              UserPoolArn: pool.out.Arn,
              UserPoolClientId: client.ref,
              UserPoolDomain: loginDomain.ref,
              Scope: scopes.join(' '),
              SessionCookieName: sessionCookieName(name),
              SessionTimeout: sessionHours * 3600,
              OnUnauthenticatedRequest: onUnauthenticated,
            },
          },
          { Order: 2, Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: targets.ref, Weight: 1 }] } },
        ],
      }),
    );
  return [rule('Socket', 2, ['/_stcore/*', '/*/_stcore/*'], 'deny'), rule('Page', 3, ['/*'], 'authenticate')];
}
