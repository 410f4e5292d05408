import type { Observations, ObservedVisit } from '../observations.ts';

const now = Date.UTC(2026, 10, 30, 12);
const minutesAgo = (minutes: number) => now - minutes * 60_000;

const login = (OnUnauthenticatedRequest: string) => ({
  UserPoolClientId: 'client',
  SessionCookieName: 'streamgate-finance',
  Scope: 'openid email profile',
  SessionTimeout: 36_000,
  OnUnauthenticatedRequest,
});

export const trueVisit: ObservedVisit = {
  app: 'finance',
  sub: '1b6f2a4e-0000-4000-8000-000000000000',
  grouped: true,
  refusal: { app: 'finance', status: 403, page: true },
  page: { status: 200, frames: 12 },
  renewal: { waitedSeconds: 990, reconnected: true, refusedHandshakes: [], status: 200, atApp: true },
  signOut: { url: 'https://finance.example.com/_gate/signed-out', cookies: [], asksForLogin: true },
  copy: { waitedSeconds: 910, atApp: false, signOutUrl: 'https://finance.example.com/_gate/signed-out' },
};

/** What a run of stage prod observes where every belief holds that a run can show. Plain data, to be changed. */
export const trueRun = (): Observations & { visit: ObservedVisit } =>
  structuredClone({
    stage: { name: 'prod', stack: 'streamgate-prod', region: 'eu-west-1', architecture: 'arm64', now },
    rules: {
      seen: [
        {
          app: 'finance',
          groups: [
            { type: 'lambda', weight: 0 },
            { type: 'ip', weight: 1 },
          ],
          groupStickiness: true,
          topLevelTargetGroup: false,
          pageLogin: login('authenticate'),
          otherLogin: login('deny'),
          targets: [{ state: 'healthy' }],
        },
      ],
    },
    functionGroups: {
      seen: [
        {
          name: 'streamgate-prod-wake',
          targets: ['arn:aws:lambda:eu-west-1:222222222222:function:streamgate-prod-wake'],
          permissions: [
            {
              sourceArn: 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/streamgate-prod-wake/*',
              sourceAccount: '222222222222',
            },
          ],
        },
      ],
    },
    pool: {
      seen: {
        trigger: { functionName: 'streamgate-prod-pre-token', version: 'V2_0' },
        expectedTrigger: 'streamgate-prod-pre-token',
        clients: [{ app: 'finance', flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
      },
    },
    services: {
      seen: [
        {
          app: 'finance',
          desired: 1,
          running: 1,
          graceSeconds: 60,
          cpu: '256',
          deployedAt: minutesAgo(60),
          rollout: 'COMPLETED',
          events: [{ at: minutesAgo(20), message: '(service finance) has reached a steady state.' }],
        },
      ],
    },
    logs: {
      seen: {
        scratch: [{ app: 'finance', at: minutesAgo(20), writable: true }],
        admitted: [
          { app: 'finance', expires: 1_796_000_000, groups: 1, sessionEnds: 1_796_030_000 },
          { app: 'finance', expires: 1_796_000_900, groups: 1, sessionEnds: 1_796_030_000 },
        ],
        withoutExpiry: 0,
        unprovenSockets: 0,
        decided: [
          { app: 'finance', source: 'TokenGeneration_HostedAuth', allowed: true },
          { app: 'finance', source: 'TokenGeneration_RefreshTokens', allowed: true },
        ],
        power: [
          { at: minutesAgo(21), app: 'finance', woke: true, rollout: 'completed' },
          { at: minutesAgo(20), app: 'finance', woke: false, rollout: 'completed' },
        ],
        changedLogins: [],
      },
    },
    wakes: { seen: [{ app: 'finance', seconds: [58, 71] }] },
    reports: {
      seen: [{ app: 'finance', lines: [minutesAgo(8), minutesAgo(7)], minutes: [minutesAgo(8), minutesAgo(7)] }],
    },
    missedMinutes: { seen: { state: 'OK', alarms: [] } },
    account: { seen: { concurrentExecutions: 1_000 } },
    build: { seen: { id: 'streamgate-prod-image:1', status: 'SUCCEEDED', environment: 'ARM_CONTAINER' } },
    failedEvents: { seen: [] },
    edge: {
      seen: {
        app: 'finance',
        protocol: 'https',
        tls: 'TLSv1.3',
        hsts: 'max-age=31536000; includeSubDomains',
        status: 302,
        signedOutStatus: 200,
      },
    },
    visit: trueVisit,
  } satisfies Observations);
