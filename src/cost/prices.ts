/** What AWS takes, in USD without tax. */
export interface UnitPrices {
  /** An Application Load Balancer, per hour. */
  loadBalancerHour: number;
  /** A unit of what passes through it, per hour. */
  capacityUnitHour: number;
  /** Fargate, per hour, by the stage's architecture. */
  fargate: Record<'arm64' | 'x86_64', { vcpuHour: number; gbHour: number }>;
  /** A public IPv4 address, per hour. */
  addressHour: number;
  /** A public hosted zone, per month. */
  hostedZone: number;
  /** A secret of Secrets Manager, per month. */
  secret: number;
  /** A gigabyte written to CloudWatch Logs. */
  logsGb: number;
  /** A gigabyte of images kept in ECR, per month. */
  imagesGb: number;
  /** A CloudWatch alarm after an account's first ten, per month. */
  alarm: number;
  /** A metric of one's own after an account's first ten, per month. */
  metric: number;
  /** A million small reads of a DynamoDB table. */
  millionReads: number;
}

/** Alike in every region of this file. */
const everywhere = {
  capacityUnitHour: 0.008, // price lists of 2026-08-27 (ap-northeast-1) and 2026-09-11 (eu-west-1, LCUUsage); us-east-1 as quoted in public
  addressHour: 0.005, // https://aws.amazon.com/blogs/networking-and-content-delivery/identify-and-optimize-public-ipv4-address-usage-on-aws/
  hostedZone: 0.5, // https://aws.amazon.com/route53/pricing/, as quoted in 2026
  secret: 0.4, // https://aws.amazon.com/secrets-manager/pricing/, as quoted in 2026
  imagesGb: 0.1, // price lists of 2026-09-23 (ap-northeast-1, us-east-1) and 2026-05-01 (eu-west-1, TimedStorage-ByteHrs)
  alarm: 0.1, // price list of 2026-07-01 (CW:AlarmMonitorUsage); https://aws.amazon.com/cloudwatch/pricing/
  metric: 0.3, // the same page, CW:MetricMonitorUsage, as quoted in 2026
  millionReads: 0.1425, // ap-northeast-1's, the highest of these (ReadRequestUnits); https://aws.amazon.com/dynamodb/pricing/on-demand/
} as const;

/**
 * By region. A region is here when each of its prices has a source: AWS's price list of the day given, as public files quote it, unless
 * something else is said. They change seldom; AWS's own pages have the last word: https://aws.amazon.com/fargate/pricing/
 */
export const prices: Readonly<Record<string, UnitPrices>> = {
  'ap-northeast-1': {
    ...everywhere,
    loadBalancerHour: 0.0243, // 2026-08-27
    fargate: {
      arm64: { vcpuHour: 0.04045, gbHour: 0.00442 }, // 2026-08-27 and 2026-07-07
      x86_64: { vcpuHour: 0.05056, gbHour: 0.00553 }, // the same
    },
    logsGb: 0.76, // 2026-07-01
  },
  'eu-west-1': {
    ...everywhere,
    loadBalancerHour: 0.0252, // a published bill of July 2026: 15.00 for 595 h of EU-LoadBalancerUsage
    fargate: {
      arm64: { vcpuHour: 0.03238, gbHour: 0.00356 }, // 2026-05-01, EU-Fargate-ARM-vCPU-Hours:perCPU and -GB-Hours
      x86_64: { vcpuHour: 0.04048, gbHour: 0.004445 }, // 2026-05-01, EU-Fargate-vCPU-Hours:perCPU and -GB-Hours
    },
    logsGb: 0.57, // 2026-07-01
  },
  'us-east-1': {
    ...everywhere,
    loadBalancerHour: 0.0225, // as quoted in public
    fargate: {
      arm64: { vcpuHour: 0.03238, gbHour: 0.00356 }, // 2026-07-31 and 2026-09-11
      x86_64: { vcpuHour: 0.04048, gbHour: 0.004445 }, // the same
    },
    logsGb: 0.5, // as quoted in public
  },
};

/** Nobody has written this region's prices down, and a guess would be worse than none. */
export class NoPrices extends Error {
  override readonly name = 'NoPrices';
}

/** Throws NoPrices, naming the regions that have some. */
export function pricesOf(region: string): UnitPrices {
  const found = Object.hasOwn(prices, region) ? prices[region] : undefined;
  if (found) return found;
  throw new NoPrices(`No prices for ${region}. Regions with prices: ${Object.keys(prices).join(', ')}.`);
}
