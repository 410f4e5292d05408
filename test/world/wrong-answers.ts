import type { Rewrite } from './rewriting-proxy.ts';

/** Replaces every match in the answers to matching requests. */
const replace = (matches: RegExp, found: RegExp, replacement: string): Rewrite => ({
  matches,
  rewrite: answer => answer.replaceAll(found, replacement),
});

/** Answers with these log events. */
const logEvents = (matches: RegExp, ...lines: object[]): Rewrite => ({
  matches,
  rewrite: () =>
    JSON.stringify({ events: lines.map(line => ({ timestamp: Date.now(), message: JSON.stringify(line) })) }),
});

const failedEvent = '<ResourceStatus>UPDATE_FAILED</ResourceStatus><ResourceStatusReason>force a new deployment';

/** The image project has had one build, which failed. */
const failedBuild: readonly Rewrite[] = [
  { matches: /ListBuildsForProject/, rewrite: () => JSON.stringify({ ids: ['image:1'] }), status: 200 },
  {
    matches: /BatchGetBuilds/,
    status: 200,
    rewrite: () => {
      const environment = { type: 'ARM_CONTAINER', image: 'x', computeType: 'BUILD_GENERAL1_LARGE' };
      const phases = [{ phaseType: 'QUEUED', contexts: [{ message: 'ARM_CONTAINER is not available' }] }];
      return JSON.stringify({ builds: [{ id: 'image:1', buildStatus: 'FAILED', environment, phases }] });
    },
  },
];

/** By case, what AWS would answer if the belief did not hold. */
export const wrongAnswers: Readonly<Record<string, readonly Rewrite[]>> = {
  'weighted-forward': [replace(/Action=DescribeRules/, /<Enabled>true<\/Enabled>/g, '<Enabled>false</Enabled>')],
  // Changes only the first rule of the app, which is not the page rule.
  'login-unchanged': [
    {
      matches: /Action=DescribeRules/,
      rewrite: answer =>
        answer.replace('<SessionTimeout>36000</SessionTimeout>', '<SessionTimeout>60</SessionTimeout>'),
    },
  ],
  'function-targets': [replace(/GET \S+\/policy/, /:targetgroup\//g, ':another/')],
  'health-at-weight-0': [replace(/Action=DescribeTargetHealth/, /<State>healthy</g, '<State>unused<')],
  'trigger-of-pool': [replace(/\.DescribeUserPool\b/, /V2_0/g, 'V1_0')],
  'login-page': [replace(/\.DescribeUserPoolClient\b/, /ALLOW_USER_SRP_AUTH/g, 'ALLOW_USER_PASSWORD_AUTH')],
  'group-claim': [replace(/FilterLogEvents .*\/finance"/, /\\"groups\\": \d+/g, '\\"groups\\": 0')],
  'data-expiry': [logEvents(/FilterLogEvents .*no-expiry/, { event: 'refused', reason: 'no-expiry' })],
  'socket-identity': [
    logEvents(/FilterLogEvents .*missing-proof/, { event: 'refused', reason: 'missing-proof', kind: 'websocket' }),
  ],
  'token-renewal': [
    replace(/FilterLogEvents .*pre-token/, /TokenGeneration_RefreshTokens/g, 'TokenGeneration_HostedAuth'),
  ],
  scratch: [replace(/FilterLogEvents .*scratch/, /\\"writable\\": true/g, '\\"writable\\": false')],
  'health-grace': [
    replace(/\.DescribeServices\b/, /has begun draining connections on 1 tasks/g, '(task 1) failed ELB health checks'),
  ],
  'rollout-state': [
    replace(/FilterLogEvents .*scale-to-zero/, /\\"rollout\\":\\"completed/g, '\\"rollout\\":\\"in-progress'),
  ],
  'wake-time': [replace(/\.BatchGetItem\b/, /("readyAfter":\s*\{\s*"N":\s*")\d+/g, '$1300')],
  'session-metric': [
    { matches: /GetMetricStatistics/, rewrite: () => JSON.stringify({ Label: 'Sessions', Datapoints: [] }) },
  ],
  'missed-minutes': [
    {
      matches: /DescribeAlarmHistory/,
      rewrite: () => JSON.stringify({ AlarmHistoryItems: [{ HistorySummary: 'Alarm updated from OK to ALARM' }] }),
    },
  ],
  'account-limits': [replace(/account-settings/, /"ConcurrentExecutions":\s*\d+/g, '"ConcurrentExecutions": 10')],
  'image-build': failedBuild,
  'arm-build': failedBuild,
  'spot-change': [
    replace(
      /Action=DescribeStackEvents/,
      /<ResourceStatus>CREATE_COMPLETE<\/ResourceStatus>(?:<ResourceStatusReason>[^<]*)?/g,
      failedEvent,
    ),
  ],
};
