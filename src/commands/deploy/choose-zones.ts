/** An Availability Zone of a region, as EC2 describes it. */
export interface AvailabilityZone {
  /** `eu-west-1a`. Which place that is differs from account to account. */
  name: string;
  /** `euw1-az2`: the same place in every account. */
  id: string;
}

/**
 * Where a region has Fargate in some of its zones only, which.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html
 */
const fargateZones: Readonly<Record<string, readonly string[]>> = {
  'ap-northeast-1': ['apne1-az1', 'apne1-az2', 'apne1-az4'],
  'us-west-1': ['usw1-az1', 'usw1-az3'],
};

/** The two zones of a new network, by name: a load balancer needs two, and the apps run in both. Throws when there are fewer. */
export function chooseZones(region: string, zones: readonly AvailabilityZone[]): readonly [string, string] {
  const usable = zones.filter(({ id }) => fargateZones[region]?.includes(id) ?? true);
  const [first, second] = usable.map(({ name }) => name).sort();
  if (first && second) return [first, second];
  throw new Error(
    `${region} has ${usable.length} Availability Zones for Fargate in this account: ${JSON.stringify(zones)}. ` +
      'Allowed: at least 2. Use another region, or a network of your own: `network` in config/stages.ts.',
  );
}
