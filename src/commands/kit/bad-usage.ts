/** A problem with the command line. The codes are part of `--json`. */
export interface Misuse {
  code:
    | 'bad-address'
    | 'bad-date'
    | 'bad-days'
    | 'bad-file'
    | 'bad-moment'
    | 'bad-option'
    | 'bad-reason'
    | 'bad-state'
    | 'bad-target'
    | 'missing-address'
    | 'missing-app'
    | 'missing-date'
    | 'missing-reason'
    | 'missing-until'
    | 'too-many-words'
    | 'unknown-app'
    | 'unknown-group';
  problem: string;
  /** Absent if a value is missing. */
  given?: string;
  allowed: string;
  fix: string;
  /** The individual problems, if there are several. */
  problems?: readonly { code: string; sentence: string; action: string; line?: number }[];
}

/** A command line that cannot be carried out. Nothing was done: exit code 2. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage';
  readonly misuse: Misuse;

  constructor(misuse: Misuse, options?: ErrorOptions) {
    const { problem, given, allowed, fix, problems = [] } = misuse;
    const each = problems.map(
      ({ sentence, action, line }) => `\n  ${line === undefined ? '' : `line ${line}: `}${sentence} ${action}`,
    );
    super(`${problem}${given === undefined ? '' : `: ${given}`}. Allowed: ${allowed}. ${fix}${each.join('')}`, options);
    this.misuse = misuse;
  }
}
