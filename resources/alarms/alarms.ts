import { CloudWatchAlarm } from '@awboost/cfn-resource-types/AWS-CloudWatch-Alarm';
import type { Schedule } from '../functions/every-minute.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';
import { alarmTopics } from './topic.ts';
import { troubleMetricFilters } from './trouble-metrics.ts';
import { watches } from './watches.ts';

/** An alarm for each thing that is watched. They are there even where nobody is told: CloudWatch shows them. */
export function alarms(template: Template, stage: Stage, schedules: readonly Schedule[]): void {
  troubleMetricFilters(template, stage);
  const AlarmActions = alarmTopics(template, stage);
  for (const [id, { name, says, metric }] of Object.entries(watches(stage))) {
    template.use(
      new CloudWatchAlarm(
        `${id}Alarm`,
        { AlarmName: `${stage.stack}-${name}`, AlarmDescription: says, AlarmActions, ...metric },
        // Or the first thing they would see is that nothing runs.
        { DependsOn: schedules.map(({ name }) => name) },
      ),
    );
  }
}
