/** What is wrong with what was typed. The codes are part of `--json`. */
export interface Misuse {
  code:
    | 'bad-address'
    | 'bad-date'
    | 'bad-days'
    | 'bad-moment'
    | 'bad-option'
    | 'bad-reason'
    | 'bad-target'
    | 'missing-address'
    | 'missing-app'
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
}

/** Nothing was done, because what was typed cannot be meant: exit code 2. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage';
  readonly misuse: Misuse;

  constructor(misuse: Misuse, options?: ErrorOptions) {
    const { problem, given, allowed, fix } = misuse;
    super(`${problem}${given === undefined ? '' : `: ${given}`}. Allowed: ${allowed}. ${fix}`, options);
    this.misuse = misuse;
  }
}
