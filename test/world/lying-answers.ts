import type { Lie } from './liar.ts';

/** Replaces what it finds. */
const says = (asked: RegExp, found: RegExp, told: string): Lie => ({
  asked,
  tell: answer => answer.replaceAll(found, told),
});

/** Answers with lines of a log. */
const logs = (asked: RegExp, ...lines: object[]): Lie => ({
  asked,
  tell: () => JSON.stringify({ events: lines.map(line => ({ timestamp: Date.now(), message: JSON.stringify(line) })) }),
});

const failedEvent = '<ResourceStatus>UPDATE_FAILED</ResourceStatus><ResourceStatusReason>force a new deployment';

/** The image's project has one build, which failed. */
const failedBuild: readonly Lie[] = [
  { asked: /ListBuildsForProject/, tell: () => JSON.stringify({ ids: ['image:1'] }), status: 200 },
  {
    asked: /BatchGetBuilds/,
    status: 200,
    tell: () => {
      const environment = { type: 'ARM_CONTAINER', image: 'x', computeType: 'BUILD_GENERAL1_LARGE' };
      const phases = [{ phaseType: 'QUEUED', contexts: [{ message: 'ARM_CONTAINER is not available' }] }];
      return JSON.stringify({ builds: [{ id: 'image:1', buildStatus: 'FAILED', environment, phases }] });
    },
  },
];

/** By case, what AWS would answer if the belief did not hold. */
export const lyingAnswers: Readonly<Record<string, readonly Lie[]>> = {
  'weighted-forward': [says(/Action=DescribeRules/, /<Enabled>true<\/Enabled>/g, '<Enabled>false</Enabled>')],
  // Of the first of the app's rules only, which is not the page rule.
  'login-unchanged': [
    {
      asked: /Action=DescribeRules/,
      tell: answer => answer.replace('<SessionTimeout>36000</SessionTimeout>', '<SessionTimeout>60</SessionTimeout>'),
    },
  ],
  'function-targets': [says(/GET \S+\/policy/, /:targetgroup\//g, ':another/')],
  'health-at-weight-0': [says(/Action=DescribeTargetHealth/, /<State>healthy</g, '<State>unused<')],
  'trigger-of-pool': [says(/\.DescribeUserPool\b/, /V2_0/g, 'V1_0')],
  'login-page': [says(/\.DescribeUserPoolClient\b/, /ALLOW_USER_SRP_AUTH/g, 'ALLOW_USER_PASSWORD_AUTH')],
  'group-claim': [says(/FilterLogEvents .*\/finance"/, /\\"groups\\": \d+/g, '\\"groups\\": 0')],
  'data-expiry': [logs(/FilterLogEvents .*no-expiry/, { event: 'refused', reason: 'no-expiry' })],
  'socket-identity': [
    logs(/FilterLogEvents .*missing-proof/, { event: 'refused', reason: 'missing-proof', kind: 'websocket' }),
  ],
  'token-renewal': [
    says(/FilterLogEvents .*pre-token/, /TokenGeneration_RefreshTokens/g, 'TokenGeneration_HostedAuth'),
  ],
  scratch: [says(/FilterLogEvents .*scratch/, /\\"writable\\": true/g, '\\"writable\\": false')],
  'health-grace': [
    says(/\.DescribeServices\b/, /has begun draining connections on 1 tasks/g, '(task 1) failed ELB health checks'),
  ],
  'rollout-state': [
    says(/FilterLogEvents .*scale-to-zero/, /\\"rollout\\":\\"completed/g, '\\"rollout\\":\\"in-progress'),
  ],
  'wake-time': [says(/\.BatchGetItem\b/, /("readyAfter":\s*\{\s*"N":\s*")\d+/g, '$1300')],
  'session-metric': [
    { asked: /GetMetricStatistics/, tell: () => JSON.stringify({ Label: 'Sessions', Datapoints: [] }) },
  ],
  'missed-minutes': [
    {
      asked: /DescribeAlarmHistory/,
      tell: () => JSON.stringify({ AlarmHistoryItems: [{ HistorySummary: 'Alarm updated from OK to ALARM' }] }),
    },
  ],
  'account-limits': [says(/account-settings/, /"ConcurrentExecutions":\s*\d+/g, '"ConcurrentExecutions": 10')],
  'image-build': failedBuild,
  'arm-build': failedBuild,
  'spot-change': [
    says(
      /Action=DescribeStackEvents/,
      /<ResourceStatus>CREATE_COMPLETE<\/ResourceStatus>(?:<ResourceStatusReason>[^<]*)?/g,
      failedEvent,
    ),
  ],
};
