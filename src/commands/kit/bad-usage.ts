/** What is wrong with what was typed. The codes are part of `--json`. */
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
  /** Absent where the problem is that nothing was given. */
  given?: string;
  allowed: string;
  fix: string;
  /** Each problem by itself, where what was given has several. */
  problems?: readonly { code: string; sentence: string; action: string; line?: number }[];
}

/** Nothing was done, because what was typed cannot be meant: exit code 2. */
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
