import { CloudWatchAlarm } from '@awboost/cfn-resource-types/AWS-CloudWatch-Alarm';
import { LogsMetricFilter } from '@awboost/cfn-resource-types/AWS-Logs-MetricFilter';
import { SNSSubscription } from '@awboost/cfn-resource-types/AWS-SNS-Subscription';
import { SNSTopic } from '@awboost/cfn-resource-types/AWS-SNS-Topic';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { metricNamespace, troubleMetrics } from '../../config/names.ts';
import type { Schedule } from '../functions/every-minute.ts';
import { functionLogGroup } from '../functions/function.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';
import { alarmDefinitions } from './definitions.ts';

/** An alarm for each thing that is watched. They are there even where nobody is told: CloudWatch shows them. */
export function alarms(template: Template, stage: Stage, schedules: readonly Schedule[]): void {
  troubleMetricFilters(template, stage);
  const AlarmActions = alarmTopics(template, stage);
  for (const [id, { name, description, metric }] of Object.entries(alarmDefinitions(stage))) {
    template.use(
      new CloudWatchAlarm(
        `${id}Alarm`,
        { AlarmName: `${stage.stack}-${name}`, AlarmDescription: description, AlarmActions, ...metric },
        // Or the first thing they would see is that nothing runs.
        { DependsOn: schedules.map(({ name }) => name) },
      ),
    );
  }
}

/** The topics that alarms are sent to: the team's, one of ours that an address subscribes to, or none. */
function alarmTopics(template: Template, { stack, settings: { alarms } }: Stage): IntrinsicValue[] {
  if (alarms === undefined) return [];
  if ('topic' in alarms) return [alarms.topic];
  // Not encrypted: CloudWatch cannot publish to a topic that has AWS's own key, and a key of ours costs more than all the rest.
  const topic = template.use(new SNSTopic('AlarmTopic', { TopicName: `${stack}-alarms` }));
  template.use(
    // By itself, not within the topic, or it would be left over when the topic goes.
    new SNSSubscription('AlarmMail', { TopicArn: topic.ref, Protocol: 'email', Endpoint: alarms.email }),
  );
  return [topic.ref];
}

/** What the reconciler's log lines say of apps in trouble, counted. Of which app does not matter to an alarm, and would cost a metric each. */
function troubleMetricFilters(template: Template, { stack }: Stage): void {
  for (const [member, MetricName] of Object.entries(troubleMetrics)) {
    template.use(
      new LogsMetricFilter(`${MetricName}Metric`, {
        LogGroupName: functionLogGroup('scaleToZero'),
        FilterPattern: `{ $.${member} IS TRUE }`,
        MetricTransformations: [{ MetricNamespace: metricNamespace(stack), MetricName, MetricValue: '1' }],
      }),
    );
  }
}
