import type { FileCode, Finding } from './finding.ts';

export type FileProblem = Finding<FileCode> & {
  /** Line of the file, where the fault has one. */
  line?: number;
};

/** Nobody is invited from this file. */
export class BadFile extends Error {
  /** All that was found wrong with it. */
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super(problems.map(({ code, line }) => (line === undefined ? code : `${code} in line ${line}`)).join(', '));
    this.name = 'BadFile';
    this.problems = problems;
  }
}
