import { Throttled } from './ports.ts';
import type { FailedReconciliation, Reconciliation } from './reconcile.ts';

/** A run's line about one app. */
export const reportLine = (outcome: Reconciliation | FailedReconciliation) =>
  'error' in outcome
    ? { event: 'power', ...levelOf([outcome.error]), app: outcome.app, problems: [String(outcome.error)] }
    : powerReport(outcome);

/** What was seen, decided and done with an app. The troubles are members of their own, for the metric filters. */
export function powerReport({ app, seen, decision, record, did, yielded, problems, troubles }: Reconciliation) {
  const { service, route, sessions } = seen;
  const last = sessions === 'unknown' ? undefined : sessions.at(-1);
  return {
    event: 'power',
    ...levelOf(problems.map(({ error }) => error)),
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
    door: route,
    sessions: sessions === 'unknown' ? 'unknown' : last?.sessions,
    failure: record.failure?.reason,
    did: did.map(step => (step.kind === 'count' ? `count ${step.to}` : `visitors to ${step.to}`)),
    ...(yielded ? { yielded } : {}),
    problems: problems.map(({ what, error }) => `${what}: ${error}`),
    ...Object.fromEntries(troubles.map(trouble => [trouble, true])),
  };
}

/** An error is somebody's to put right; a warning is over with the next run. */
function levelOf(errors: readonly unknown[]): { level?: 'error' | 'warning' } {
  if (errors.length === 0) return {};
  return { level: errors.every(error => error instanceof Throttled) ? 'warning' : 'error' };
}

export type PowerReport = ReturnType<typeof powerReport>;
