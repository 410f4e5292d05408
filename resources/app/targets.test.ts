import { expect, test } from '@jest/globals';
import { deploymentOf, withApp } from '../testing/base.ts';

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON, and the test reads deep into it
type Json = any;

const properties = (more: Parameters<typeof withApp>[0], id: string): Json =>
  (deploymentOf(withApp(more))[id] as Json).Properties;
const targets = (more: Parameters<typeof withApp>[0] = {}) => properties(more, 'AppSalesTargets');

test('an instance that does not answer for two minutes is replaced, and none that answers before', () => {
  const { HealthCheckIntervalSeconds: interval, UnhealthyThresholdCount: threshold } = targets();
  expect(interval * threshold).toBe(120);
});

test('a page that holds the processor for 10 seconds fails no health check', () => {
  expect(targets().HealthCheckTimeoutSeconds).toBe(10);
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
test.each([5, 6, 10, 11, 12, 300])('AWS accepts health checks %s seconds apart', seconds => {
  const group = targets({ healthCheckIntervalSeconds: seconds });
  expect(group.HealthCheckIntervalSeconds).toBe(seconds);
  expect(group.HealthCheckTimeoutSeconds).toBeGreaterThanOrEqual(2);
  expect(group.HealthCheckTimeoutSeconds).toBeLessThan(seconds);
  for (const count of [group.HealthyThresholdCount, group.UnhealthyThresholdCount]) {
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThanOrEqual(10);
  }
});

test('a visitor waits for one health check of a new instance, and for two of one that was given up', () => {
  expect(targets().HealthyThresholdCount).toBe(2);
  expect(targets().HealthCheckIntervalSeconds).toBeLessThanOrEqual(15);
});

test('whatever the interval, an instance has two minutes to start', () => {
  for (const healthCheckIntervalSeconds of [5, 12, 300]) {
    const { HealthCheckGracePeriodSeconds } = properties({ healthCheckIntervalSeconds }, 'AppSalesService');
    expect(HealthCheckGracePeriodSeconds).toBe(120);
  }
});
