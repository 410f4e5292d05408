import { SNSSubscription } from '@awboost/cfn-resource-types/AWS-SNS-Subscription';
import { SNSTopic } from '@awboost/cfn-resource-types/AWS-SNS-Topic';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';

/** The topics that alarms are sent to: the team's, one of ours that an address subscribes to, or none. */
export function alarmTopics(template: Template, { stack, settings: { alarms } }: Stage): IntrinsicValue[] {
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
