import type { Lookup, Unseen } from '../kit/lookup.ts';

/** Milliseconds after which an answer is no longer waited for. */
const patience = 10_000;

/** What every request is sent with: it ends when our patience does. */
export interface Patience {
  abortSignal: AbortSignal;
}

/** Asks AWS, and never throws. `right` is the IAM action that the question needs; of several, the first. */
export async function lookUp<Fact>(
  right: string,
  ask: (patience: Patience) => Promise<Fact>,
  milliseconds = patience,
): Promise<Lookup<Fact>> {
  const abortSignal = AbortSignal.timeout(milliseconds);
  // Of its own: what finds credentials does not know of the signal.
  const late = new Promise<never>((_resolve, reject) =>
    abortSignal.addEventListener('abort', () => reject(abortSignal.reason)),
  );
  try {
    return { seen: await Promise.race([ask({ abortSignal }), late]) };
  } catch (error) {
    return abortSignal.aborted
      ? { unseen: `AWS did not answer within ${milliseconds / 1000} s` }
      : unseen(error, right);
  }
}

/** What the services call it. EC2 and Elastic Load Balancing have words of their own. */
const denied = /^(?:AccessDenied|UnauthorizedOperation|AuthorizationError|NotAuthorized)/;

function unseen(error: unknown, right: string): Unseen {
  const { name, message } = error instanceof Error ? error : new Error(`${error}`);
  const why = message.replace(/\.$/, '');
  if (denied.test(name)) return { unseen: why, right: /perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? right };
  return { unseen: name === 'Unknown' ? `${right} is not understood` : why };
}
