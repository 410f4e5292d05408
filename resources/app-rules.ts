import { ElasticLoadBalancingV2ListenerRule } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import { ElasticLoadBalancingV2TargetGroup } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-TargetGroup';
import { basePriority, sessionCookieName } from '../config/names.ts';
import { type AppClient, scopes } from './app-client.ts';
import type { Foundation } from './foundation.ts';
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

/**
 * One app's rules: all log in with the same client and cookie, and differ in what becomes of somebody without a session.
 * A script's request gets 401, because it could not follow a redirect to a login page; everything else is sent there.
 */
export function appRules(
  template: Template,
  { loadBalancer, userPool, settings }: Foundation,
  app: App,
  client: AppClient,
  targets: AppTargetGroup,
) {
  const rule = (kind: string, order: number, paths: string[], onUnauthenticated: 'deny' | 'authenticate') =>
    template.use(
      new ElasticLoadBalancingV2ListenerRule(`${app.id}${kind}Rule`, {
        ListenerArn: loadBalancer.listener.ref,
        Priority: basePriority(app.name, app.settings) + order,
        Conditions: [
          { Field: 'host-header', HostHeaderConfig: { Values: [app.settings.host] } },
          { Field: 'path-pattern', PathPatternConfig: { Values: paths } },
        ],
        Actions: [
          {
            Order: 1,
            Type: 'authenticate-cognito',
            AuthenticateCognitoConfig: {
              UserPoolArn: userPool.pool.out.Arn,
              UserPoolClientId: client.ref,
              UserPoolDomain: userPool.loginDomain.ref,
              Scope: scopes.join(' '),
              SessionCookieName: sessionCookieName(app.name),
              SessionTimeout: settings.login.sessionHours * 3600,
              OnUnauthenticatedRequest: onUnauthenticated,
            },
          },
          { Order: 2, Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: targets.ref, Weight: 1 }] } },
        ],
      }),
    );
  return [rule('Socket', 2, ['/_stcore/*', '/*/_stcore/*'], 'deny'), rule('Page', 3, ['/*'], 'authenticate')];
}
