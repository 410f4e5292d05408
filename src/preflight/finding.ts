/** What is looked at before a deploy, in the order in which it is printed. */
export type CheckName =
  | ('account' | 'stack' | 'hosted-zone' | 'delegation' | 'hosts' | 'certificate' | 'caa')
  | ('login-domain' | 'login-host' | 'login-certificate' | 'mail')
  | ('network' | 'public-subnets' | 'task-subnets' | 'quota' | 'load-balancer')
  | ('lambda' | 'image-build' | 'secrets');

/** `warning`: the deploy may work, and somebody should know; what could not be looked at is one too. `failure`: it would not. */
export type Outcome = 'ok' | 'warning' | 'failure';

/** What one check found out. */
export interface Finding {
  check: CheckName;
  outcome: Outcome;
  /** What there is, in a sentence. */
  evidence: string;
  /** What to do about it. Where there is nothing to do, there is none. */
  fix?: string;
}

export const ok = (check: CheckName, evidence: string): Finding => ({ check, outcome: 'ok', evidence });

export const warning = (check: CheckName, evidence: string, fix?: string): Finding => ({
  check,
  outcome: 'warning',
  evidence,
  ...(fix === undefined ? {} : { fix }),
});

export const failure = (check: CheckName, evidence: string, fix: string): Finding => ({
  check,
  outcome: 'failure',
  evidence,
  fix,
});
