/** What the reconciler finds in its environment. Its module reads that as it is loaded, so it is loaded from here. */
const arn = 'arn:aws:elasticloadbalancing:us-east-1:000000000000';
Object.assign(process.env, {
  STREAMGATE_STAGE: 'local',
  STREAMGATE_POWER_TABLE: 'power',
  STREAMGATE_CLUSTER: 'cluster',
  STREAMGATE_LISTENER_ARN: `${arn}:listener/app/a/b/c`,
  STREAMGATE_WAKE_TARGETS_ARN: `${arn}:targetgroup/wake/d`,
  STREAMGATE_METRIC_NAMESPACE: 'streamgate-local',
});
export const { reconcileApps } = await import('../scale-to-zero.ts');
