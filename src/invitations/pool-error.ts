/**
 * Why Cognito did not do what a call asked for.
 * - `throttled`: too many requests; nothing happened.
 * - `taken`: the user name or the address belongs to someone else.
 * - `moved-on`: the person is not, or is no longer, in the state that the call is for.
 * - `mail-limit`: the daily email limit is reached. `mail-failed`: this email was not sent.
 * - `not-allowed`, `not-found`: a permission or a deployed resource is missing, whatever the row.
 * - `refused`: this request was not accepted; nothing happened.
 * - `unclear`: it may have happened or not.
 */
export interface PoolRefusal {
  code:
    | 'throttled'
    | 'taken'
    | 'moved-on'
    | 'mail-limit'
    | 'mail-failed'
    | 'not-allowed'
    | 'not-found'
    | 'refused'
    | 'unclear';
  /** AWS's name for it: never an address. */
  name: string;
  /** What AWS says, and the fix where it is known. */
  message: string;
}

/** A call to the user pool that failed. */
export class PoolError extends Error {
  override name = 'PoolError';
  readonly refusal: PoolRefusal;

  constructor(refusal: PoolRefusal, cause: unknown) {
    super(refusal.message, { cause });
    this.refusal = refusal;
  }
}

/** The error of a pool call; `unclear` for an error that the adapter does not know. */
export function poolErrorOf(error: unknown): PoolError {
  if (error instanceof PoolError) return error;
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: `${error}` };
  return new PoolError({ code: 'unclear', name, message: `${name}: ${message}` }, error);
}
