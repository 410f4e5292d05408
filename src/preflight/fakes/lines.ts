import type { PreflightFinding } from '../finding.ts';

const marks = { ok: '✓', warning: '!', failure: '✗' } as const;

/** Findings as one line each. */
export const lines = (...findings: PreflightFinding[]) =>
  findings.map(({ check, outcome, evidence, fix }) =>
    [`${marks[outcome]} ${check} `, evidence, fix ?? []].flat().join(' '),
  );
