import { type AwakeHours, alwaysAwake, assumedUse, assumptionsOf, freeOfEach, spotShare } from './assumptions.ts';
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

/** USD. Both are the same where nothing varies. */
export interface Amount {
  least: number;
  most: number;
}

export interface Line {
  what: string;
  /** The most of it, where it varies. */
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

/**
 * What a stage costs in a month as it is deployed, in USD without tax.
 * @param awake For how many hours of it each app runs. One that is not in here always does.
 */
export function monthlyCost(
  { network, architecture, apps }: Priced,
  prices: UnitPrices,
  awake: Readonly<Record<string, AwakeHours>> = {},
): MonthlyCost {
  const { hours } = assumedUse;
  // One address in each of its zones, whether they are charged as its own or as a service's.
  const zones = network === 'create' ? 2 : network.publicSubnets.length;
  const addressed = network === 'create' || network.assignPublicIp;
  const hoursOf = (app: string) => awake[app] ?? alwaysAwake;
  const metrics = Object.keys(apps).length;
  const { vcpuHour, gbHour } = prices.fargate[architecture];
  const lines = [
    line('load balancer', hours, 'hours', prices.loadBalancerHour),
    line("load balancer's traffic", assumedUse.capacityUnits * hours, 'LCU-hours', prices.capacityUnitHour),
    line("load balancer's addresses", zones * hours, 'hours', prices.addressHour),
    line('hosted zone', 1, 'zone', prices.hostedZone),
    ...Object.entries(apps).flatMap(([name, { size, spot, replicas }]) => {
      const { least, most } = hoursOf(name);
      const times = (each: number): Amount => ({ least: replicas * each * least, most: replicas * each * most });
      const share = spot ? spotShare : whole;
      return [
        line(`${name}: processors`, times(size.cpu / 1024), 'vCPU-hours', vcpuHour, share),
        line(`${name}: memory`, times(size.memoryMiB / 1024), 'GB-hours', gbHour, share),
        ...(addressed ? [line(`${name}: addresses`, times(1), 'hours', prices.addressHour)] : []),
        ...(replicas > 1 ? [line(`${name}: cookie secret`, 1, 'secret', prices.secret)] : []),
      ];
    }),
    // One for each app. A stage has fewer alarms than are free.
    ...(metrics > freeOfEach ? [line('metrics', metrics - freeOfEach, 'metrics', prices.metric)] : []),
    line('logs', assumedUse.logsGb, 'GB', prices.logsGb),
    line('images', assumedUse.imagesGb, 'GB', prices.imagesGb),
  ];
  const sum = (end: keyof Amount) => lines.reduce((total, { usd }) => total + usd[end], 0);
  const total = { least: sum('least'), most: sum('most') };
  const allAwake = Object.fromEntries(Object.keys(apps).map(name => [name, hoursOf(name)]));
  return { lines, total, assumptions: assumptionsOf(allAwake, prices) };
}

function line(what: string, quantity: number | Amount, unit: string, unitPrice: number, share = whole): Line {
  const { least, most } = typeof quantity === 'number' ? { least: quantity, most: quantity } : quantity;
  const usd = { least: least * unitPrice * share.least, most: most * unitPrice * share.most };
  return { what, quantity: most, unit, unitPrice, usd };
}

/** What one app adds to the floor that all share. */
export function costOfApp(stage: Priced, app: string, prices: UnitPrices, awake: AwakeHours = alwaysAwake): Amount {
  const { [app]: only, ...others } = stage.apps;
  if (!only) throw new Error(`Unknown app "${app}". The stage has: ${Object.keys(others).join(', ')}.`);
  const floor = monthlyCost({ ...stage, apps: {} }, prices).total;
  const { least, most } = monthlyCost({ ...stage, apps: { [app]: only } }, prices, { [app]: awake }).total;
  return { least: least - floor.least, most: most - floor.most };
}
