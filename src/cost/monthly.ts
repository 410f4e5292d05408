import type { UnitPrices } from './prices.ts';

/** What of a stage's settings costs something. */
export interface Priced {
  network: 'create' | { publicSubnets: readonly unknown[]; assignPublicIp: boolean };
  architecture: 'arm64' | 'x86_64';
  apps: Readonly<Record<string, PricedApp>>;
}

interface PricedApp {
  size: { cpu: number; memoryMiB: number };
  spot: boolean;
  replicas: number;
}

/** What is not in the settings: a small team's use. */
export const assumed = {
  /** A month, everything always on. */
  hours: 730,
  /** The load balancer's capacity units in use, on average. */
  capacityUnits: 0.05,
  /** Logs of all apps and functions, in a month. */
  logsGb: 0.5,
  /** Images kept. */
  imagesGb: 0.3,
} as const;

/** What Fargate Spot takes of the price: it varies, and has no list price. https://aws.amazon.com/fargate/pricing/ */
export const spotShare = { least: 0.3, most: 0.5 } as const;

/** USD. Both are the same where nothing varies. */
export interface Amount {
  least: number;
  most: number;
}

export interface Line {
  what: string;
  quantity: number;
  unit: string;
  /** USD for one unit, before Spot makes it less. */
  unitPrice: number;
  usd: Amount;
}

export interface MonthlyCost {
  lines: Line[];
  total: Amount;
  /** What the amounts rest on, and what they leave out. */
  assumptions: string[];
}

const whole: Amount = { least: 1, most: 1 };

/** What a stage costs in a month as it is deployed, always on, in USD without tax. */
export function monthlyCost({ network, architecture, apps }: Priced, prices: UnitPrices): MonthlyCost {
  const { hours } = assumed;
  const line = (what: string, quantity: number, unit: string, unitPrice: number, share = whole): Line => {
    const usd = quantity * unitPrice;
    return { what, quantity, unit, unitPrice, usd: { least: usd * share.least, most: usd * share.most } };
  };
  // One address in each of its zones, whether they are charged as its own or as a service's.
  const doors = network === 'create' ? 2 : network.publicSubnets.length;
  const addressed = network === 'create' || network.assignPublicIp;
  const { vcpuHour, gbHour } = prices.fargate[architecture];
  const lines = [
    line('load balancer', hours, 'hours', prices.loadBalancerHour),
    line("load balancer's traffic", assumed.capacityUnits * hours, 'LCU-hours', prices.capacityUnitHour),
    line("load balancer's addresses", doors * hours, 'hours', prices.addressHour),
    line('hosted zone', 1, 'zone', prices.hostedZone),
    ...Object.entries(apps).flatMap(([name, { size, spot, replicas }]) => {
      const share = spot ? spotShare : whole;
      const running = replicas * hours;
      return [
        line(`${name}: processors`, (size.cpu / 1024) * running, 'vCPU-hours', vcpuHour, share),
        line(`${name}: memory`, (size.memoryMiB / 1024) * running, 'GB-hours', gbHour, share),
        ...(addressed ? [line(`${name}: addresses`, running, 'hours', prices.addressHour)] : []),
        ...(replicas > 1 ? [line(`${name}: cookie secret`, 1, 'secret', prices.secret)] : []),
      ];
    }),
    line('logs', assumed.logsGb, 'GB', prices.logsGb),
    line('images', assumed.imagesGb, 'GB', prices.imagesGb),
  ];
  const sum = (end: keyof Amount) => lines.reduce((total, { usd }) => total + usd[end], 0);
  return { lines, total: { least: sum('least'), most: sum('most') }, assumptions };
}

const assumptions = [
  `Always on, ${assumed.hours} hours a month; ${assumed.capacityUnits} LCU, ${assumed.logsGb} GB of logs and ${assumed.imagesGb} GB of images, as a small team needs.`,
  `Spot takes ${spotShare.least * 100} to ${spotShare.most * 100} % of Fargate's price: it varies, and has no list price.`,
  'The hosted zone is counted although it serves whatever else is in it.',
  'Cognito is free up to 10,000 people a month, Lambda up to a million calls.',
  'Not counted: tax, data sent to visitors, image builds, text messages, SES, secrets of yours, a NAT gateway of your network.',
];
