import type { Reconciliation } from './reconcile.ts';

/** A run's line about one app: what was seen, decided and done. The troubles are members of their own, for the metric filters. */
export function reported({ app, seen, decision, record, did, yielded, problems, troubles }: Reconciliation) {
  const { service, door, sessions } = seen;
  const last = sessions === 'unknown' ? undefined : sessions.at(-1);
  return {
    event: 'power',
    app,
    state: record.state,
    since: record.since.toString(),
    target: decision.target,
    reason: decision.reason,
    until: decision.until?.toString(),
    desired: service === 'unknown' ? 'unknown' : service.desiredCount,
    running: service === 'unknown' ? 'unknown' : service.runningCount,
    healthy: service === 'unknown' ? 'unknown' : service.healthyTargets,
    rollout: service === 'unknown' ? 'unknown' : service.rollout,
    door,
    sessions: sessions === 'unknown' ? 'unknown' : last?.sessions,
    failure: record.failure?.reason,
    did: did.map(step => (step.kind === 'count' ? `count ${step.to}` : `visitors to ${step.to}`)),
    ...(yielded ? { yielded } : {}),
    problems: problems.map(({ what, error }) => `${what}: ${error}`),
    ...Object.fromEntries(troubles.map(trouble => [trouble, true])),
  };
}

export type PowerReport = ReturnType<typeof reported>;
