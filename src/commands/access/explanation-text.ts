import type { AccessDecision } from '../../access/decide.ts';
import { type ExplanationStep, ruleText } from '../../access/explain.ts';
import type { Person } from '../../access/person.ts';

/** All that `access explain` found out. */
export interface AccessExplanation {
  stage: string;
  app: string;
  on: string;
  person: Person & { email: string };
  steps: readonly ExplanationStep[];
  decision: AccessDecision;
  sentence: string;
  /** Ways to turn it round. */
  change: readonly string[];
  /** How long a token that was issued before may still say otherwise. */
  countsWithinMinutes: number;
}

/** An explanation to be read from top to bottom. */
export function accessExplanationText({ stage, app, on, person, steps, ...rest }: AccessExplanation): string {
  const { decision, sentence, change, countsWithinMinutes } = rest;
  const { email, emailVerified, groups } = person;
  const rows = steps.flatMap(step => (step.step === 'decision' ? [] : [rowOf(step)]));
  const width = (column: 0 | 1) => Math.max(...rows.map(row => row[column].length));
  const { missing } = decision;
  return [
    `${email} (${emailVerified ? 'verified' : 'not verified'}; ${groups.length ? `in ${groups.join(', ')}` : 'in no group'})`,
    `at ${app}, stage ${stage}, on ${on}`,
    '',
    ...rows.map(([asked, what, found]) => `  ${asked.padEnd(width(0))}  ${what.padEnd(width(1))}  ${found}`),
    '',
    `${decision.allowed ? 'Access' : 'No access'} (${decision.reason}). ${sentence}`,
    ...(missing ? ['', `Missing: ${missing.map(ruleText).join(', or ') || 'a rule (the allow list is empty)'}`] : []),
    '',
    'To change it:',
    ...change.map(way => `  - ${way}`),
    `Takes effect at the next sign-in or token refresh: within ${countsWithinMinutes} minutes.`,
  ].join('\n');
}

type Row = [asked: string, what: string, found: string];

function rowOf(step: Exclude<ExplanationStep, { step: 'decision' }>): Row {
  if (step.step === 'end-date') {
    if (!step.until) return ['end date', 'none', 'not over'];
    return ['end date', step.until, step.passed ? 'over: nothing below matters' : 'not over'];
  }
  const { matched, unknown } = step;
  const found = unknown ? 'cannot be checked: no verified, readable address' : 'does not match';
  return [step.step, ruleText(step.rule), matched ? 'matches' : found];
}
