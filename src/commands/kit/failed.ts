/** What was asked for was not done: exit code 1. Anything else that is thrown ends so too, under its own name. */
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
