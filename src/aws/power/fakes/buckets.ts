/** How many requests AWS takes at once, and how many a second after that. */
interface Bucket {
  capacity: number;
  perSecond: number;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html */
const loadBalancing = {
  account: { capacity: 40, perSecond: 10 },
  nonMutating: { capacity: 40, perSecond: 10 },
  mutating: { capacity: 20, perSecond: 3 },
};

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html */
const ecs = {
  serviceRead: { capacity: 100, perSecond: 20 },
  serviceModify: { capacity: 50, perSecond: 5 },
  clusterResourceRead: { capacity: 100, perSecond: 20 },
};

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const cloudWatch = { statistics: { capacity: 400, perSecond: 400 } };

/** The buckets that a request takes a token of. DynamoDB's on-demand tables and Lambda take more than the apps ask for. */
const bucketsOf: Record<string, readonly Bucket[]> = {
  DescribeRulesCommand: [loadBalancing.account, loadBalancing.nonMutating],
  DescribeTargetHealthCommand: [loadBalancing.account, loadBalancing.nonMutating],
  ModifyRuleCommand: [loadBalancing.account, loadBalancing.mutating],
  DescribeServicesCommand: [ecs.serviceRead],
  UpdateServiceCommand: [ecs.serviceModify],
  ListTasksCommand: [ecs.clusterResourceRead],
  DescribeTasksCommand: [ecs.clusterResourceRead],
  GetMetricStatisticsCommand: [cloudWatch.statistics],
};

/** Whether AWS takes a request now, or refuses it for want of a token. Other users of the account have used none. */
export function tokens(now: () => number): (command: string) => boolean {
  const left = new Map<Bucket, { tokens: number; at: number }>();
  const fill = (bucket: Bucket) => {
    const { tokens, at } = left.get(bucket) ?? { tokens: bucket.capacity, at: now() };
    const filled = Math.min(bucket.capacity, tokens + ((now() - at) / 1000) * bucket.perSecond);
    left.set(bucket, { tokens: filled, at: now() });
    return filled;
  };
  return command => {
    const buckets = bucketsOf[command] ?? [];
    if (buckets.map(fill).some(filled => filled < 1)) return false;
    for (const bucket of buckets) left.set(bucket, { tokens: fill(bucket) - 1, at: now() });
    return true;
  };
}
