import { accountCases } from './account.ts';
import type { Case, CaseOutcome, Judgement } from './case.ts';
import { edgeCases } from './edge.ts';
import { loadBalancerCases } from './load-balancer.ts';
import type { Observations, StageFacts } from './observations.ts';
import { powerCases } from './power.ts';
import { sessionCases } from './session.ts';
import { signInCases } from './sign-in.ts';
import { taskCases } from './task.ts';

/** A case with its judgement. */
export interface VerifyFinding extends Judgement {
  case: string;
  belief: string;
  source: string;
}

/** Judges every case by what was observed. A case that was not tried says how to try it by hand. */
export function verify(observed: Observations): VerifyFinding[] {
  return cases.map(({ name, belief, source, byHand, judge }) => {
    const { outcome, evidence, ...judgement } = judge(observed);
    const action = outcome === 'not-tried' ? byHand : judgement.action;
    const step = action === undefined ? {} : { action: named(action, observed.stage) };
    return { case: name, belief, source, outcome, evidence, ...step };
  });
}

/** A step with the stage's own names in it. */
const named = (step: string, { name, stack, region }: StageFacts) =>
  step.replaceAll('<stage>', name).replaceAll('<stack>', stack).replaceAll('<region>', region);

/** How many cases came to each outcome. */
export function outcomes(findings: readonly VerifyFinding[]): Record<CaseOutcome, number> {
  const count = (outcome: CaseOutcome) => findings.filter(finding => finding.outcome === outcome).length;
  return { holds: count('holds'), differs: count('differs'), 'not-tried': count('not-tried') };
}

/** Every belief that `sls verify` judges, in the order in which it prints them. */
export const cases: readonly Case[] = [
  ...loadBalancerCases,
  ...edgeCases,
  ...signInCases,
  ...sessionCases,
  ...taskCases,
  ...powerCases,
  ...accountCases,
];
