import { expect, test } from '@jest/globals';
import { monthlyCost, type Priced } from './monthly.ts';
import { pricesOf } from './prices.ts';

const cents = (usd: number) => Math.round(usd * 100) / 100;
const app = (cpu: number, memoryMiB: number, more = {}) => ({
  size: { cpu, memoryMiB },
  spot: false,
  replicas: 1,
  ...more,
});

const one = (architecture: Priced['architecture'], spot: boolean): Priced => ({
  network: 'create',
  architecture,
  apps: { sales: app(512, 1024, { spot }) },
});

/**
 * One app of half a vCPU and 1 GB, always on, worked out apart from this code:
 * 730 × ALB + 2 × 730 × 0.005 + 0.50 + (0.05 × 0.008 × 730 + 0.5 × logs + 0.3 × 0.10) + 730 × (0.5 × vCPU + GB) + 730 × 0.005
 */
test.each([
  ['ap-northeast-1', 'x86_64', 52.38, 41.14, 36.64],
  ['ap-northeast-1', 'arm64', 47.88, 38.89, 35.29],
  ['us-east-1', 'x86_64', 46.47, 37.46, 33.85],
  ['us-east-1', 'arm64', 42.86, 35.66, 32.77],
] as const)('%s, %s: %d USD, with Spot %d at most and %d at least', (region, architecture, full, half, third) => {
  const { total } = monthlyCost(one(architecture, false), pricesOf(region));
  expect([cents(total.least), cents(total.most)]).toEqual([full, full]);
  const spot = monthlyCost(one(architecture, true), pricesOf(region)).total;
  expect([cents(spot.least), cents(spot.most)]).toEqual([third, half]);
});

test('the smallest app in Ireland', () => {
  const { lines, total } = monthlyCost(
    { network: 'create', architecture: 'arm64', apps: { sales: app(256, 512) } },
    pricesOf('eu-west-1'),
  );
  // 0.0252 × 730 = 18.396; 36.5 × 0.008 = 0.292; 1460 × 0.005 = 7.30; 0.50
  // 182.5 × 0.03238 = 5.90935; 365 × 0.00356 = 1.2994; 730 × 0.005 = 3.65; 0.5 × 0.57 = 0.285; 0.3 × 0.10 = 0.03
  const expected = [
    ['load balancer', 18.396],
    ["load balancer's traffic", 0.292],
    ["load balancer's addresses", 7.3],
    ['hosted zone', 0.5],
    ['sales: processors', 5.90935],
    ['sales: memory', 1.2994],
    ['sales: addresses', 3.65],
    ['logs', 0.285],
    ['images', 0.03],
  ];
  expect(lines.map(({ what, usd }) => [what, Number(usd.most.toFixed(6))])).toEqual(expected);
  expect(cents(total.most)).toBe(37.66);
});

test('three copies on Spot beside a large app, behind a NAT gateway of the team’s, in three zones', () => {
  const { lines, total } = monthlyCost(
    {
      network: { publicSubnets: ['a', 'b', 'c'], assignPublicIp: false },
      architecture: 'x86_64',
      apps: { sales: app(1024, 2048, { spot: true, replicas: 3 }), finance: app(4096, 8192) },
    },
    pricesOf('us-east-1'),
  );
  // Nobody but the load balancer has an address: 3 × 3.65 = 10.95.
  expect(lines.filter(({ what }) => what.endsWith('addresses')).map(({ usd }) => cents(usd.most))).toEqual([10.95]);
  // sales: 2190 × 0.04048 = 88.6512; 4380 × 0.004445 = 19.4691; both 108.1203: 32.43609 to 54.06015. Its secret 0.40.
  // finance: 2920 × 0.04048 = 118.2016; 5840 × 0.004445 = 25.9588; both 144.1604.
  // 16.425 + 0.292 + 10.95 + 0.50 + 0.40 + 144.1604 + 0.25 + 0.03 = 173.0074
  expect(cents(total.least)).toBe(205.44);
  expect(cents(total.most)).toBe(227.07);
  expect(lines.filter(({ what }) => what.endsWith('secret')).map(({ what }) => what)).toEqual(['sales: cookie secret']);
});

test('an app that sleeps pays for the hours it is awake, in full or at most', () => {
  const stage: Priced = {
    network: 'create',
    architecture: 'arm64',
    apps: { sales: app(256, 512), legal: app(256, 512) },
  };
  const prices = pricesOf('eu-west-1');
  const always = monthlyCost(stage, prices).total;
  const hours = monthlyCost(stage, prices, { sales: { least: 220, most: 220 } });
  // (0.25 × 0.03238 + 0.5 × 0.00356 + 0.005) × 510 = 7.58625
  expect([cents(always.most - hours.total.most), cents(always.least - hours.total.least)]).toEqual([7.59, 7.59]);
  expect(hours.lines).toContainEqual({
    what: 'sales: addresses',
    quantity: 220,
    unit: 'hours',
    unitPrice: 0.005,
    usd: { least: 1.1, most: 1.1 },
  });

  const idle = monthlyCost(stage, prices, { sales: { least: 0, most: 220 } }).total;
  // 0.014875 × 220 = 3.2725
  expect([cents(idle.most), cents(idle.most - idle.least)]).toEqual([cents(hours.total.most), 3.27]);
});

test('from the eleventh app on, their metrics cost something', () => {
  const stage = (count: number): Priced => ({
    network: 'create',
    architecture: 'arm64',
    apps: Object.fromEntries(Array.from({ length: count }, (_, n) => [`app-${n}`, app(256, 512)])),
  });
  const metrics = (count: number) =>
    monthlyCost(stage(count), pricesOf('us-east-1')).lines.find(({ what }) => what === 'metrics');
  expect(metrics(10)).toBeUndefined();
  expect(metrics(13)).toMatchObject({ quantity: 3, unitPrice: 0.3 });
  expect(cents(metrics(13)?.usd.most ?? 0)).toBe(0.9);
});

test('Spot and sleep multiply', () => {
  const stage: Priced = { network: 'create', architecture: 'arm64', apps: { sales: app(1024, 2048, { spot: true }) } };
  const { lines } = monthlyCost(stage, pricesOf('us-east-1'), { sales: { least: 100, most: 200 } });
  const processors = lines.find(({ what }) => what === 'sales: processors');
  // 100 × 0.03238 × 0.3 and 200 × 0.03238 × 0.5
  expect([cents(processors?.usd.least ?? 0), cents(processors?.usd.most ?? 0)]).toEqual([0.97, 3.24]);
});

test.each([
  [{}, ['Always on, 730 hours a month.']],
  [
    { sales: { least: 217.26, most: 217.26 } },
    ["Hours awake, of a month's 730: sales 217.3, legal 730. Wakes and holds outside opening hours come on top."],
  ],
  [
    { sales: { least: 0, most: 217.26 }, legal: { least: 0, most: 730 } },
    [
      "Hours awake, of a month's 730: sales at most 217.3, legal at most 730. Wakes and holds outside opening hours come on top.",
      'An app that sleeps while no one is connected costs less than the maximum.',
    ],
  ],
])('the hours are an assumption: %j', (awake, said) => {
  const stage: Priced = {
    network: 'create',
    architecture: 'arm64',
    apps: { sales: app(256, 512), legal: app(256, 512) },
  };
  const { assumptions } = monthlyCost(stage, pricesOf('ap-northeast-1'), awake);
  expect(assumptions.slice(0, said.length)).toEqual(said);
  // 43,800 minutes × (2 apps × 4 reads + 1 read of the ledger) × 0.1425 / 1,000,000 = 0.0562
  expect(assumptions.join('\n')).toContain('about 6 cents of DynamoDB a month');
});

test('copies with public addresses pay for each of them', () => {
  const { lines } = monthlyCost(
    { network: 'create', architecture: 'arm64', apps: { sales: app(256, 512, { replicas: 2 }) } },
    pricesOf('eu-west-1'),
  );
  expect(lines).toContainEqual({
    what: 'sales: addresses',
    quantity: 1460,
    unit: 'hours',
    unitPrice: 0.005,
    usd: { least: 7.3, most: 7.3 },
  });
});

test.each(['eu-central-1', 'toString'])('%s has no prices, and nobody guesses', region => {
  expect(() => pricesOf(region)).toThrow(
    `No prices for ${region}. Regions with prices: ap-northeast-1, eu-west-1, us-east-1.`,
  );
});
