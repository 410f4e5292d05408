import type { Lookup } from '../kit/lookup.ts';
import type { Observations } from './observations.ts';

/** Whether AWS behaves as the project believes. */
export type CaseOutcome = 'holds' | 'differs' | 'not-tried';

/** What an observation shows, in a sentence, and what to do about it. */
export interface Judgement {
  outcome: CaseOutcome;
  evidence: string;
  /** Absent where the belief holds. A case that was not tried gets its manual step. */
  action?: string;
}

/** One belief about AWS that no test on this machine can prove. */
export interface Case {
  /** Part of `--json` and of docs/limits.md. */
  name: string;
  /** The row of docs/limits.md, in its words. */
  belief: string;
  /** Where the belief comes from. */
  source: string;
  /** How a person tries it. `<stage>`, `<stack>` and `<region>` stand for the stage's own. */
  byHand: string;
  judge(observed: Observations): Judgement;
}

export const holds = (evidence: string): Judgement => ({ outcome: 'holds', evidence });
export const differs = (evidence: string, action: string): Judgement => ({ outcome: 'differs', evidence, action });
export const notTried = (evidence: string): Judgement => ({ outcome: 'not-tried', evidence });

/** Judges what was read. What could not be read is not tried, with the permission that is missing. */
export function judged<Fact>(lookup: Lookup<Fact>, judge: (fact: Fact) => Judgement): Judgement {
  if ('seen' in lookup) return judge(lookup.seen);
  const right = lookup.right === undefined ? '' : ` The caller needs the permission ${lookup.right}.`;
  return notTried(`This could not be read: ${lookup.unseen}.${right}`);
}

/** The first app that is no evidence for the belief decides; otherwise all of them are the evidence. */
export function everyApp<Fact extends { app: string }>(
  facts: readonly Fact[],
  judge: (fact: Fact) => Judgement | undefined,
): Judgement {
  const judgements = facts.flatMap(fact => judge(fact) ?? []);
  const different = judgements.find(({ outcome }) => outcome === 'differs');
  if (different) return different;
  const tried = judgements.filter(({ outcome }) => outcome === 'holds');
  const [first = notTried('There is no app to judge it by.')] = tried.length > 0 ? tried : judgements;
  return tried.length > 1 ? holds(tried.map(({ evidence }) => evidence).join(' ')) : first;
}
