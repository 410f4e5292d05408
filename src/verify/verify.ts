import type { Judgement, Outcome } from './case.ts';
import { cases } from './cases.ts';
import type { Observations, StageFacts } from './observations.ts';

/** A case with its judgement. */
export interface Finding extends Judgement {
  case: string;
  belief: string;
  source: string;
}

/** Judges every case by what was observed. A case that was not tried says how to try it by hand. */
export function verify(observed: Observations): Finding[] {
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
export function outcomes(findings: readonly Finding[]): Record<Outcome, number> {
  const count = (outcome: Outcome) => findings.filter(finding => finding.outcome === outcome).length;
  return { holds: count('holds'), differs: count('differs'), 'not-tried': count('not-tried') };
}
