import { type CloudWatchClient, type Datapoint, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { Temporal } from 'temporal-polyfill';
import { sessionMetric } from '../../../config/names.ts';
import type { Sample } from '../../power/observation.ts';
import type { Sessions } from '../../power/ports.ts';

/**
 * The session metric, at most of the last day: CloudWatch gives 1,440 values at once. Of its two ways to ask, the one that
 * is free for the first million requests a month. https://aws.amazon.com/cloudwatch/pricing/
 */
export const sessions = (cloudWatch: CloudWatchClient, Namespace: string, now: () => Temporal.Instant): Sessions => ({
  async samples(app, from) {
    const { Datapoints = [] } = await cloudWatch.send(
      new GetMetricStatisticsCommand({
        Namespace,
        MetricName: sessionMetric.name,
        Dimensions: [{ Name: sessionMetric.dimension, Value: app }],
        StartTime: new Date(from.epochMilliseconds),
        EndTime: new Date(now().epochMilliseconds),
        Period: 60,
        Statistics: ['Maximum', 'SampleCount'],
      }),
    );
    return Datapoints.map(sampleOf).sort((one, other) => Temporal.Instant.compare(one.minute, other.minute));
  },
});

/** Throws on half an answer: read as zero it would say that nobody is there. */
function sampleOf({ Timestamp, Maximum, SampleCount }: Datapoint): Sample {
  if (!Timestamp || Maximum === undefined || SampleCount === undefined) {
    throw new Error(
      `CloudWatch answered without a time, a maximum or a count: ${Timestamp}, ${Maximum}, ${SampleCount}.`,
    );
  }
  const minute = Temporal.Instant.fromEpochMilliseconds(Timestamp.getTime());
  return { minute, sessions: Maximum, reports: SampleCount };
}
