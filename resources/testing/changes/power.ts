import { leastStage, withApp } from '../base.ts';
import type { Change } from '../change.ts';

const alarms = [
  ...['ReconcilerFailing', 'ReconcilerSilent', 'InvitationsFailing', 'InvitationsSilent', 'MissedMinutes'],
  ...['NotHealthy', 'LeftOn', 'SamplesMissing'],
];
const told = (actions: readonly unknown[]) =>
  Object.fromEntries(alarms.map(id => [`${id}Alarm.Properties.AlarmActions`, [[], actions] as const]));

const hours = { timeZone: 'Europe/Madrid', open: [{ days: ['monday'], from: '08:00', to: '18:00' }] } as const;

/** When apps run is the reconciler's to decide, minute by minute: the template has no part in it. */
export const powerChanges: readonly Change[] = [
  { setting: 'apps.<name>.hours', to: withApp({ hours }), changes: {} },
  { setting: 'apps.<name>.idleMinutes', to: withApp({ idleMinutes: 30 }), changes: {} },
  { setting: 'apps.<name>.alwaysOn', to: withApp({ alwaysOn: true }), changes: {} },
  { setting: 'apps.<name>.leaseHours', to: withApp({ leaseHours: 2 }), changes: {} },
  { setting: 'apps.<name>.graceMinutes', to: withApp({ graceMinutes: 0 }), changes: {} },
  { setting: 'apps.<name>.minUptimeMinutes', to: withApp({ minUptimeMinutes: 60 }), changes: {} },
  {
    setting: 'apps.<name>.wakeOutsideHours',
    from: withApp({ hours }),
    to: withApp({ hours, wakeOutsideHours: false }),
    changes: {},
  },
  {
    setting: 'alarms.email',
    to: { ...leastStage, alarms: { email: 'data@example.com' } },
    changes: {
      AlarmTopic: [undefined, { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'streamgate-prod-alarms' } }],
      AlarmMail: [
        undefined,
        {
          Type: 'AWS::SNS::Subscription',
          Properties: { TopicArn: { Ref: 'AlarmTopic' }, Protocol: 'email', Endpoint: 'data@example.com' },
        },
      ],
      ...told([{ Ref: 'AlarmTopic' }]),
    },
  },
  {
    setting: 'alarms.topic',
    to: { ...leastStage, alarms: { topic: 'arn:aws:sns:eu-west-1:222222222222:on-call' } },
    changes: told(['arn:aws:sns:eu-west-1:222222222222:on-call']),
  },
];
