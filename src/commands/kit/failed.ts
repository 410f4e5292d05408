/** A command that failed: exit code 1. Any other error exits with 1 too, with its name as code. */
export class Failed extends Error {
  override readonly name = 'Failed';
  readonly code:
    | 'in-flight'
    | 'interrupted'
    | 'no-credentials'
    | 'no-prices'
    | 'not-deployed'
    | 'nothing-to-resume'
    | 'person-left';

  constructor(code: Failed['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
