import { beforeAll, expect, test } from '@jest/globals';
import { type Json, packaged } from '../world/packaged.ts';

// One stage, because they differ in names alone.
const stack = 'streamgate-prod';

const apps = ['Sales', 'Finance'];
let resources: Json;

const all = (type: string): [id: string, properties: Json][] =>
  Object.entries<Json>(resources)
    .filter(([, { Type }]) => Type === `AWS::${type}`)
    .map(([id, { Properties }]) => [id, Properties]);

beforeAll(async () => {
  resources = (await packaged('prod')).template.Resources;
}, 300_000);

test.each(apps)('%s sleeps behind its login, and only its page can be opened and shut', app => {
  const forward = (kind: string) => {
    const [login, then, ...more] = resources[`App${app}${kind}Rule`].Properties.Actions;
    expect([login.Type, then.Type, more]).toEqual(['authenticate-cognito', 'forward', []]);
    return then.ForwardConfig;
  };
  const [wake, own] = [{ TargetGroupArn: { Ref: 'WakeTargets' } }, { TargetGroupArn: { Ref: `App${app}Targets` } }];
  expect(forward('Page')).toEqual({
    TargetGroups: [
      { ...wake, Weight: 1 },
      { ...own, Weight: 0 },
    ],
    TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 1 },
  });
  expect(forward('Socket')).toEqual({ TargetGroups: [{ ...own, Weight: 1 }] });
  expect(forward('Gate')).toEqual({ TargetGroups: [{ ...wake, Weight: 1 }] });
  const rules = ['Gate', 'Socket', 'Page'].map(kind => resources[`App${app}${kind}Rule`].Properties);
  const [first] = rules.map(({ Priority }) => Priority);
  expect(rules.map(({ Priority }) => Priority)).toEqual([first, first + 1, first + 2]);
  expect(rules[0].Conditions[1].PathPatternConfig.Values).toEqual(['/_gate/*']);
  expect(rules[0].Actions[0].AuthenticateCognitoConfig.OnUnauthenticatedRequest).toBe('authenticate');
});

test('all apps share one waiting page', () => {
  const ofLambdas = all('ElasticLoadBalancingV2::TargetGroup').filter(([, { TargetType }]) => TargetType === 'lambda');
  expect(ofLambdas.map(([id]) => id).sort()).toEqual([
    'BulkInviteTargets',
    'PortalTargets',
    'SignoutTargets',
    'WakeTargets',
  ]);
  expect(resources.WakeTargets.DependsOn).toEqual(['WakePermission']);
});

test.each([
  ['Power', 'ScaleToZero', 'scale-to-zero'],
  ['Invitations', 'InviteWorker', 'invite-worker'],
])('%s: its function is called every minute, and a run that failed is not repeated', (id, key, name) => {
  const { Properties: schedule, DependsOn } = resources[`${id}Schedule`];
  expect(schedule).toMatchObject({ ScheduleExpression: 'rate(1 minute)', FlexibleTimeWindow: { Mode: 'OFF' } });
  const { Arn, RoleArn, RetryPolicy, DeadLetterConfig } = schedule.Target;
  expect(JSON.stringify(Arn)).toContain(`function:${stack}-${name}"`);
  expect(DependsOn).toEqual([`${key}LambdaFunction`]);
  expect(RoleArn).toEqual({ 'Fn::GetAtt': [`${id}ScheduleRole`, 'Arn'] });
  expect(RetryPolicy.MaximumEventAgeInSeconds).toBe(60);
  expect(DeadLetterConfig.Arn).toEqual({ 'Fn::GetAtt': ['MissedMinutes', 'Arn'] });
  expect(resources.MissedMinutes.Properties).toMatchObject({
    SqsManagedSseEnabled: true,
    MessageRetentionPeriod: 345_600,
  });
  const [, invoking] = all('Lambda::EventInvokeConfig').find(
    ([, { FunctionName }]) => FunctionName.Ref === `${key}LambdaFunction`,
  ) ?? [id, undefined];
  expect(invoking).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
});

test('nothing else runs by the clock', () => {
  expect(all('Scheduler::Schedule').map(([id]) => id)).toEqual(['PowerSchedule', 'InvitationsSchedule']);
});

test('the reconciler is done before its next minute', () => {
  expect(resources.ScaleToZeroLambdaFunction.Properties.Timeout).toBeLessThan(60);
});

test('the door to invitations waits no longer than the load balancer, and the worker as long as it may', () => {
  expect(resources.BulkInviteLambdaFunction.Properties).toMatchObject({ Timeout: 60, MemorySize: 1024 });
  expect(resources.InviteWorkerLambdaFunction.Properties).toMatchObject({ Timeout: 900, MemorySize: 512 });
});

test('what it remembers goes with the stack, even where the people stay', () => {
  const { DeletionPolicy, Properties } = resources.PowerTable;
  expect(DeletionPolicy).toBe('Delete');
  expect(Properties).toMatchObject({
    TableName: `${stack}-power`,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
  });
});

test('a minute without a report is no minute without people', () => {
  for (const app of apps) {
    const { LogGroupName, FilterPattern, MetricTransformations } = resources[`App${app}SessionMetric`].Properties;
    expect(LogGroupName).toEqual({ Ref: `App${app}Logs` });
    expect(FilterPattern).toBe(`{ $.event = "sessions" && $.app = "${app.toLowerCase()}" }`);
    expect(MetricTransformations).toEqual([
      {
        ...{ MetricNamespace: stack, MetricName: 'Sessions', MetricValue: '$.sessions' },
        Dimensions: [{ Key: 'App', Value: '$.app' }],
      },
    ]);
  }
});

test('every alarm watches something that there is, and says what to type', () => {
  const made = all('Logs::MetricFilter').flatMap(([, { MetricTransformations }]) =>
    MetricTransformations.map(({ MetricNamespace, MetricName }: Json) => `${MetricNamespace} ${MetricName}`),
  );
  const watched = all('CloudWatch::Alarm').map(([, alarm]) => {
    expect(alarm.AlarmName).toMatch(new RegExp(`^${stack}-`));
    expect(alarm.AlarmDescription).toMatch(/`npx sls [\w .-]+ --stage prod`/);
    expect(alarm.AlarmDescription.length).toBeLessThanOrEqual(1_024);
    expect(alarm.AlarmActions).toEqual([]); // this stage does not say who is to be told
    expect(alarm.TreatMissingData).toBe(alarm.MetricName === 'Invocations' ? 'breaching' : 'notBreaching');
    return [alarm.Namespace, alarm.MetricName, ...(alarm.Dimensions ?? []).map(({ Value }: Json) => Value)].join(' ');
  });
  const ofLambda = ['scale-to-zero', 'invite-worker'].flatMap(name => [
    `AWS/Lambda Errors ${stack}-${name}`,
    `AWS/Lambda Invocations ${stack}-${name}`,
  ]);
  const ofAws = [...ofLambda, `AWS/SQS ApproximateNumberOfMessagesVisible ${stack}-missed-minutes`];
  const ofOurs = ['NotHealthy', 'LeftOn', 'SamplesMissing'].map(name => `${stack} ${name}`);
  expect(watched.sort()).toEqual([...ofAws, ...ofOurs].sort());
  expect(made).toEqual(expect.arrayContaining(ofOurs));
});
