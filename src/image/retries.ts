import { type Clock, TransientError } from './ports.ts';

/** Seconds between tries: about two minutes in all, after what the SDK itself has tried. */
const pauses = [1, 2, 4, 8, 16, 30, 30, 30];

/** Tries again whatever may be better a moment later. Throws what it said last, and what was tried: "ask ECR for the image". */
export async function withRetries<Result>(clock: Clock, what: string, attempt: () => Promise<Result>): Promise<Result> {
  for (const pause of [...pauses, undefined]) {
    try {
      return await attempt();
    } catch (cause) {
      if (cause instanceof TransientError && pause !== undefined) {
        await clock.wait(pause);
        continue;
      }
      const message = (cause instanceof Error ? cause.message : `${cause}`).replace(/\.$/, '');
      const text = `Could not ${what}: ${message}.`;
      throw cause instanceof TransientError ? new TransientError(text, { cause }) : new Error(text, { cause });
    }
  }
  throw new Error(`Could not ${what}.`);
}
