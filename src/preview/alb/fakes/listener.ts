import type { ActionDescription, CognitoDescription, ListenerDescription, TargetGroupDescription } from '../ports.ts';

export const loadBalancerArn = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/streamgate/1';
export const userPoolId = 'eu-central-1_Pool';
export const issuer = `https://cognito-idp.eu-central-1.amazonaws.com/${userPoolId}`;

export const groupArn = (name: string) =>
  `arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/${name}/2`;

export const aGroup = (name: string, ...ports: number[]): TargetGroupDescription => ({
  arn: groupArn(name),
  type: 'ip',
  attributes: {},
  targets: ports.map(port => ({ id: '127.0.0.1', port, state: 'healthy' })),
});

export const aFunctionGroup = (name: string, multiValue = true): TargetGroupDescription => ({
  arn: groupArn(name),
  type: 'lambda',
  attributes: { 'lambda.multi_value_headers.enabled': String(multiValue) },
  targets: [{ id: `arn:aws:lambda:eu-central-1:123456789012:function:${name}`, port: undefined, state: 'healthy' }],
});

export const aLogin = (app: string, changes: CognitoDescription = {}): ActionDescription => ({
  Type: 'authenticate-cognito',
  Order: 1,
  AuthenticateCognitoConfig: {
    UserPoolArn: `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${userPoolId}`,
    UserPoolClientId: `client-${app}`,
    Scope: 'openid email profile',
    SessionCookieName: `session-${app}`,
    SessionTimeout: 36_000,
    OnUnauthenticatedRequest: 'authenticate',
    ...changes,
  },
});

export const aForward = (...weights: [group: string, weight: number][]): ActionDescription => ({
  Type: 'forward',
  Order: 2,
  ForwardConfig: { TargetGroups: weights.map(([group, Weight]) => ({ TargetGroupArn: groupArn(group), Weight })) },
});

interface RuleOptions {
  host: string;
  paths?: string[];
  priority: number;
  actions: ActionDescription[];
}

export const aRule = ({ host, paths = ['/*'], priority, actions }: RuleOptions) => ({
  Priority: String(priority),
  Conditions: [
    { Field: 'host-header', HostHeaderConfig: { Values: [host] } },
    { Field: 'path-pattern', PathPatternConfig: { Values: paths } },
  ],
  Actions: actions,
});

export const aListener = (changes: Partial<ListenerDescription> = {}): ListenerDescription => ({
  loadBalancerArn,
  defaultActions: [
    {
      Type: 'fixed-response',
      FixedResponseConfig: { StatusCode: '404', ContentType: 'text/plain', MessageBody: 'Not found' },
    },
  ],
  rules: [],
  targetGroups: [],
  ...changes,
});

/** Two apps with a login each, sockets that deny, and signing out without a login, as the template makes them. */
export const appsListener = (targetGroups: TargetGroupDescription[], login: CognitoDescription = {}) =>
  aListener({
    targetGroups,
    rules: [
      ...['sales', 'stock'].flatMap((app, index) => [
        aRule({
          host: `${app}.localhost`,
          paths: ['/_stcore/*', '/*/_stcore/*'],
          priority: 100 * (index + 1),
          actions: [aLogin(app, { ...login, OnUnauthenticatedRequest: 'deny' }), aForward(['app', 1])],
        }),
        aRule({
          host: `${app}.localhost`,
          priority: 100 * (index + 1) + 1,
          actions: [aLogin(app, login), aForward(['app', 1])],
        }),
      ]),
      aRule({
        host: '*.localhost',
        paths: ['/_gate/signout'],
        priority: 1,
        actions: [aForward(['signout', 1])],
      }),
      aRule({ host: 'open.localhost', priority: 2, actions: [aForward(['app', 1])] }),
    ],
  });
