import { LogsMetricFilter } from '@awboost/cfn-resource-types/AWS-Logs-MetricFilter';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { metricNamespace, sessionMetric } from '../../config/names.ts';
import type { App, Stage } from '../stage.ts';
import type { Template } from '../template.ts';

/**
 * How many people are connected to an app, of what the gate logs once a minute. An app's pages write to the same log, so a line that
 * names another app is none of that app's. No default value: a log line of anything else is not
 * a minute with nobody, and no line at all must not look like one. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */
export const sessionMetricFilter = (
  template: Template,
  { stack }: Stage,
  { id, name }: App,
  logGroup: IntrinsicValue,
) =>
  template.use(
    new LogsMetricFilter(`${id}SessionMetric`, {
      LogGroupName: logGroup,
      FilterPattern: `{ $.event = "sessions" && $.app = "${name}" }`,
      MetricTransformations: [
        {
          MetricNamespace: metricNamespace(stack),
          MetricName: sessionMetric.name,
          MetricValue: '$.sessions',
          Dimensions: [{ Key: sessionMetric.dimension, Value: '$.app' }],
        },
      ],
    }),
  );
