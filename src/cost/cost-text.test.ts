import { expect, test } from '@jest/globals';
import { costText, inUsd } from './cost-text.ts';
import { monthlyCost } from './monthly.ts';
import { pricesOf } from './prices.ts';

test('an amount that varies says so, one that does not is said once', () => {
  expect(inUsd({ least: 35.289, most: 38.887 })).toBe('35.29 to 38.89 USD');
  expect(inUsd({ least: 1.001, most: 1.004 })).toBe('1.00 USD');
  expect(inUsd({ least: 0.001, most: 3.65 })).toBe('at most 3.65 USD');
  expect(inUsd({ least: 0, most: 0.004 })).toBe('0.00 USD');
});

test('a table adds up under one another', () => {
  const cost = monthlyCost(
    {
      network: 'create',
      architecture: 'arm64',
      apps: { sales: { size: { cpu: 256, memoryMiB: 512 }, spot: true, replicas: 1 } },
    },
    pricesOf('ap-northeast-1'),
  );
  const [title, , ...rows] = costText('Stage prod', cost).split('\n');
  expect(title).toBe('Stage prod');
  expect(rows.slice(0, 11).join('\n')).toBe(
    `
  load balancer              730 hours × 0.0243                   17.74 USD
  load balancer's traffic    36.5 LCU-hours × 0.008                0.29 USD
  load balancer's addresses  1460 hours × 0.005                    7.30 USD
  hosted zone                1 zone × 0.5                          0.50 USD
  sales: processors          182.5 vCPU-hours × 0.04045    2.21 to 3.69 USD
  sales: memory              365 GB-hours × 0.00442        0.48 to 0.81 USD
  sales: addresses           730 hours × 0.005                     3.65 USD
  logs                       0.5 GB × 0.76                         0.38 USD
  images                     0.3 GB × 0.1                          0.03 USD
  total                                                  32.59 to 34.39 USD
`.slice(1),
  );
  expect(rows.slice(10)).toEqual(['', ...cost.assumptions.map(assumption => `  ${assumption}`)]);
});
