import { type CloudWatchClient, type Datapoint, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { Temporal } from 'temporal-polyfill';
import { sessionMetric } from '../../../config/names.ts';
import type { Sample } from '../../power/observation.ts';
import type { Sessions } from '../../power/ports.ts';

const minute = 60_000;
/** CloudWatch refuses a request for more. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
const maxDatapoints = 1440;

/**
 * The session metric. Of the two ways to read it, the one that is free for the first million requests a month: one a minute and app, two
 * where `idleMinutes` is more than 1,429. https://aws.amazon.com/cloudwatch/pricing/
 */
export const sessions = (cloudWatch: CloudWatchClient, Namespace: string, now: () => Temporal.Instant): Sessions => ({
  async samples(app, from) {
    const answers = await Promise.all(
      rangesOf(from.epochMilliseconds, now().epochMilliseconds).map(([start, end]) =>
        cloudWatch.send(
          new GetMetricStatisticsCommand({
            Namespace,
            MetricName: sessionMetric.name,
            Dimensions: [{ Name: sessionMetric.dimension, Value: app }],
            StartTime: new Date(start),
            EndTime: new Date(end),
            Period: 60,
            Statistics: ['Maximum', 'SampleCount'],
          }),
        ),
      ),
    );
    const datapoints = answers.flatMap(({ Datapoints = [] }) => Datapoints);
    return datapoints.map(sampleOf).sort((one, other) => Temporal.Instant.compare(one.minute, other.minute));
  },
});

/** Whole minutes from `from` to `to`, in as many ranges as it takes. A range ends before its end, so no minute is in two. */
function rangesOf(from: number, to: number): [start: number, end: number][] {
  const first = Math.floor(from / minute) * minute;
  const length = maxDatapoints * minute;
  return Array.from({ length: Math.ceil((to - first) / length) }, (_, index) => {
    const start = first + index * length;
    return [start, Math.min(start + length, to)];
  });
}

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
