import {
  ElasticLoadBalancingV2ListenerRule,
  type ForwardConfig,
} from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { sessionCookieName } from '../../config/names.ts';
import type { Foundation } from '../foundation.ts';
import { type AppClient, scopes } from '../login/client.ts';
import type { ClientHost } from '../stage.ts';
import type { Template } from '../template.ts';

/** All that a rule leads to one target group. */
export const only = (group: IntrinsicValue): ForwardConfig => ({
  TargetGroups: [{ TargetGroupArn: group, Weight: 1 }],
});

/**
 * Makes the rules of one host, whose places count from `basePriority`: all of them log in first, with the same client and cookie. With the host a rule
 * may have five values, so four paths.
 */
export const hostRules =
  (
    template: Template,
    { loadBalancer, userPool, settings }: Foundation,
    { id, name, host }: ClientHost,
    client: AppClient,
    basePriority: number,
  ) =>
  (
    kind: string,
    order: number,
    paths: string[],
    onUnauthenticated: 'deny' | 'authenticate' | 'allow',
    to: ForwardConfig,
  ) =>
    template.use(
      new ElasticLoadBalancingV2ListenerRule(`${id}${kind}Rule`, {
        ListenerArn: loadBalancer.listener.ref,
        Priority: basePriority + order,
        Conditions: [
          { Field: 'host-header', HostHeaderConfig: { Values: [host] } },
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
              SessionCookieName: sessionCookieName(name),
              SessionTimeout: settings.login.sessionHours * 3600,
              OnUnauthenticatedRequest: onUnauthenticated,
            },
          },
          { Order: 2, Type: 'forward', ForwardConfig: to },
        ],
      }),
    );
