import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { answering } from '../fakes/answering.ts';
import { sessions } from './sessions.ts';

const from = Temporal.Instant.from('2026-11-23T08:30:00Z');
const now = Temporal.Instant.from('2026-11-23T10:00:30Z');
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

function aMetric(...Datapoints: object[]) {
  const cloudWatch = new CloudWatchClient({ region: 'eu-central-1' });
  const asked = answering(cloudWatch, { GetMetricStatisticsCommand: { Datapoints } });
  const samples = () => sessions(cloudWatch, 'streamgate-dev', () => now).samples('sales', from);
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

test.each([
  ['no maximum', { Timestamp: at('09:59'), SampleCount: 1 }],
  ['no count', { Timestamp: at('09:59'), Maximum: 0 }],
  ['no time', { Maximum: 0, SampleCount: 1 }],
])('%s is an error, not nobody', async (_, datapoint) => {
  await expect(aMetric(datapoint).samples()).rejects.toThrow('CloudWatch answered without');
});
