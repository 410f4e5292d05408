import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { answering } from '../fakes/answering.ts';
import { sessions } from './sessions.ts';

const from = Temporal.Instant.from('2026-11-23T08:30:00Z');
const now = Temporal.Instant.from('2026-11-23T10:00:30Z');
const minute = 60_000;
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

function aMetric(...Datapoints: object[]) {
  const cloudWatch = new CloudWatchClient({ region: 'eu-central-1' });
  const asked = answering(cloudWatch, { GetMetricStatisticsCommand: { Datapoints } });
  const samples = (since = from) => sessions(cloudWatch, 'streamgate-dev', () => now).samples('sales', since);
  return { asked, samples };
}

test('the minutes that somebody reported, oldest first, as CloudWatch does not tell them', async () => {
  const { samples, asked } = aMetric(
    { Timestamp: at('09:59'), Maximum: 0, SampleCount: 2 },
    { Timestamp: at('09:57'), Maximum: 3, SampleCount: 1 },
  );
  expect((await samples()).map(sample => ({ ...sample, minute: String(sample.minute) }))).toEqual([
    { minute: '2026-11-23T09:57:00Z', sessions: 3, reports: 1 },
    { minute: '2026-11-23T09:59:00Z', sessions: 0, reports: 2 },
  ]);
  expect(asked[0]?.input).toEqual({
    Namespace: 'streamgate-dev',
    MetricName: 'Sessions',
    Dimensions: [{ Name: 'App', Value: 'sales' }],
    StartTime: at('08:30'),
    EndTime: new Date('2026-11-23T10:00:30Z'),
    Period: 60,
    Statistics: ['Maximum', 'SampleCount'],
  });
});

// idleMinutes of 1,440, and ten more, is more than CloudWatch answers at once.
test.each([90, 1440, 1441, 1450, 4321])('%s minutes are asked for in ranges that CloudWatch answers', async minutes => {
  const { samples, asked } = aMetric();
  await samples(now.subtract({ minutes }));
  const ranges = asked.map(({ input }) => input as { StartTime: Date; EndTime: Date });
  expect(Number(ranges[0]?.StartTime)).toBeLessThanOrEqual(now.subtract({ minutes }).epochMilliseconds);
  expect(ranges.at(-1)?.EndTime).toEqual(new Date(now.epochMilliseconds));
  for (const [index, { StartTime, EndTime }] of ranges.entries()) {
    const wholeMinute = Math.floor(Number(StartTime) / minute) * minute;
    expect((Number(EndTime) - wholeMinute) / minute).toBeLessThanOrEqual(1440);
    expect(Number(EndTime)).toBeGreaterThan(wholeMinute);
    if (index > 0) expect(StartTime).toEqual(ranges[index - 1]?.EndTime);
  }
  expect(ranges).toHaveLength(Math.ceil((minutes + 0.5) / 1440));
});

test('no range is asked for twice, and all of them count', async () => {
  const cloudWatch = new CloudWatchClient({ region: 'eu-central-1' });
  const [older, newer] = [at('09:57'), at('09:59')];
  answering(cloudWatch, {
    GetMetricStatisticsCommand: [
      { Datapoints: [{ Timestamp: older, Maximum: 3, SampleCount: 1 }] },
      { Datapoints: [{ Timestamp: newer, Maximum: 0, SampleCount: 2 }] },
    ],
  });
  const { samples } = sessions(cloudWatch, 'streamgate-dev', () => now);
  const found = await samples('sales', now.subtract({ minutes: 1450 }));
  expect(found.map(({ sessions }) => sessions)).toEqual([3, 0]);
});

test.each([
  ['no maximum', { Timestamp: at('09:59'), SampleCount: 1 }],
  ['no count', { Timestamp: at('09:59'), Maximum: 0 }],
  ['no time', { Maximum: 0, SampleCount: 1 }],
])('%s is an error, not nobody', async (_, datapoint) => {
  await expect(aMetric(datapoint).samples()).rejects.toThrow('CloudWatch answered without');
});
