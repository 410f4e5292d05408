import type { Unseen } from '../kit/lookup.ts';

/** What is looked at before a deploy, in the order in which it is printed. */
export type CheckName =
  | ('account' | 'stack' | 'hosted-zone' | 'delegation' | 'hosts' | 'certificate' | 'caa')
  | ('login-domain' | 'login-host' | 'login-certificate' | 'mail')
  | ('network' | 'public-subnets' | 'task-subnets' | 'quota' | 'load-balancer')
  | ('lambda' | 'image-build' | 'secrets');

/** `warning`: the deploy may work, and somebody should know; what could not be looked at is one too. `failure`: it would not. */
export type FindingOutcome = 'ok' | 'warning' | 'failure';

/** What one check found out. */
export interface PreflightFinding {
  check: CheckName;
  outcome: FindingOutcome;
  /** What there is, in a sentence. */
  evidence: string;
  /** The fix. Missing when no action is needed. */
  fix?: string;
}

export const ok = (check: CheckName, evidence: string): PreflightFinding => ({ check, outcome: 'ok', evidence });

export const warning = (check: CheckName, evidence: string, fix?: string): PreflightFinding => ({
  check,
  outcome: 'warning',
  evidence,
  ...(fix === undefined ? {} : { fix }),
});

export const failure = (check: CheckName, evidence: string, fix: string): PreflightFinding => ({
  check,
  outcome: 'failure',
  evidence,
  fix,
});

export const failuresOf = (findings: readonly PreflightFinding[]) =>
  findings.filter(({ outcome }) => outcome === 'failure');

/** What is not known stops no deploy: CloudFormation asks again. */
export const unseenFinding = (check: CheckName, what: string, { unseen: why, right }: Unseen): PreflightFinding =>
  warning(
    check,
    `${what} could not be looked at: ${why}.`,
    right === undefined ? undefined : `Grant the deploying role the permission ${right}.`,
  );

/** Several of a kind, in one line for each reason. `what` makes a clause of their names. */
export function unseenFindings(
  check: CheckName,
  lookups: readonly [name: string, lookup: Unseen][],
  what: (names: string) => string,
) {
  const byReason = Map.groupBy(lookups, ([, { unseen: why, right }]) => `${why} ${right}`);
  return [...byReason.values()].flatMap(alike =>
    alike.slice(0, 1).map(([, lookup]) => unseenFinding(check, what(alike.map(([name]) => name).join(', ')), lookup)),
  );
}
