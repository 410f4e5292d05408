import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { withPassword } from '../../src/preview/emulator/keys.ts';
import { testKeys } from './test-keys.ts';

/** One member of a request that AWS refuses, because it does not fit AWS's model of the API. */
export interface Violation {
  /** As `cognito-idp:AdminCreateUser`. */
  operation: string;
  member: string;
  constraint: string;
  /** What kind of value it was: `string of length 129`. */
  value: string;
  times: number;
}

/** What an embedded AWS has refused for that reason, each once. They are taken out: the next call answers with later ones only. */
export async function takeViolations(endpoint: string, keys = testKeys): Promise<Violation[]> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    // A connection of its own: one that is kept may have ended while a test waited for another process.
    request(
      `${endpoint}/_streamgate/violations`,
      { method: 'DELETE', headers: withPassword(keys), agent: false },
      resolve,
    )
      .on('error', reject)
      .end();
  });
  return (await json(answer)) as Violation[];
}

/** Stops an embedded AWS, and throws if it has violations: their sender is wrong, even where nobody noticed its error. */
export async function stopWithoutViolations(
  endpoint: string,
  stop: () => Promise<void>,
  keys = testKeys,
): Promise<void> {
  const found = await takeViolations(endpoint, keys).finally(stop);
  if (found.length === 0) return;
  const lines = found.map(
    ({ operation, member, constraint, value, times }) => `${operation}, ${member}: ${constraint} (${value}, ${times}×)`,
  );
  throw new Error(`AWS refuses what was sent to the embedded AWS:\n${lines.join('\n')}`);
}
