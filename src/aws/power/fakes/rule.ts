import type { Action, ActionTypeEnum } from '@aws-sdk/client-elastic-load-balancing-v2';

const arn = (name: string) => `arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/${name}/2`;
export const [appTargets, wakeTargets, otherTargets] = [arn('app'), arn('wake'), arn('other')];

/** As AWS tells of one, with every setting there is. */
export const aLogin = (clientId = 'client-sales'): Action => ({
  Type: 'authenticate-cognito',
  Order: 1,
  AuthenticateCognitoConfig: {
    UserPoolArn: 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Pool',
    UserPoolClientId: clientId,
    UserPoolDomain: 'streamgate',
    SessionCookieName: 'streamgate-sales',
    Scope: 'openid email profile',
    SessionTimeout: 36_000,
    AuthenticationRequestExtraParams: { ui_locales: 'ja en', prompt: 'login' },
    OnUnauthenticatedRequest: 'authenticate',
  },
});

export const aForward = (...weights: [arn: string, weight: number][]): Action => ({
  Type: 'forward',
  Order: 2,
  ForwardConfig: {
    TargetGroups: weights.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })),
    TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 1 },
  },
});

export const asleep = (): Action[] => [aLogin(), aForward([wakeTargets, 1], [appTargets, 0])];

export const another = (Type: ActionTypeEnum, Order: number): Action => ({ Type, Order });
