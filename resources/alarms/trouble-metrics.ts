import { LogsMetricFilter } from '@awboost/cfn-resource-types/AWS-Logs-MetricFilter';
import { metricNamespace, troubleMetrics } from '../../config/names.ts';
import { functionLogGroup } from '../functions/function.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';

/** What the reconciler's log lines say of apps in trouble, counted. Of which app does not matter to an alarm, and would cost a metric each. */
export function troubleMetricFilters(template: Template, { stack }: Stage): void {
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
