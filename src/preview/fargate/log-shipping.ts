import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogLine } from '../aws/log-shipping.ts';
import { logLines } from './log-lines.ts';

/** What a task has written so far, and goes on writing to. */
export interface TaskOutput {
  file: string;
  /** Where its own lines begin, in bytes. */
  from: number;
}

export interface LogShippingPorts {
  /** Called with one batch after the other, in the order in which the lines were written. */
  ship(lines: LogLine[]): Promise<void>;
  /** A batch that could not be shipped is lost, as with the log driver of a container that must not wait for it. */
  log(problem: string): void;
}

const everyMs = 1_000;
/** So much at once fits what PutLogEvents takes: 1 MiB, counting 26 bytes more for each of at most 10,000 lines. */
const maxBatchBytes = 512 * 1024;
const maxBatchLines = 10_000;

/** Ships what is added to a task's output, once a second, until `stop`. */
export function shipLog({ file, from }: TaskOutput, { ship, log }: LogShippingPorts) {
  const ending = new AbortController();
  const lines = logLines();
  let end = Number.POSITIVE_INFINITY;

  async function send(messages: readonly string[]) {
    const timestamp = Date.now();
    for (let first = 0; first < messages.length; first += maxBatchLines) {
      const batch = messages.slice(first, first + maxBatchLines).map(message => ({ timestamp, message }));
      await ship(batch).catch(error => log(`Lines of ${file} did not reach their log group: ${error}`));
    }
  }

  async function follow() {
    await using output = await open(file);
    const buffer = Buffer.alloc(maxBatchBytes);
    for (let position = from; ; ) {
      const isOver = ending.signal.aborted;
      const { bytesRead } = await output.read(buffer, 0, Math.min(maxBatchBytes, end - position), position);
      position += bytesRead;
      await send(lines.add(buffer.subarray(0, bytesRead)));
      if (isOver && bytesRead === 0) return send(lines.end());
      // What came while the last lines were on their way waits for its turn.
      if (isOver || bytesRead === maxBatchBytes) continue;
      await delay(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }

  const followed = follow().catch(error => log(`The lines of ${file} are not shipped any more: ${error}`));
  return {
    /** Resolves when all that has been written is shipped. What the file gets later is somebody else's. */
    stop(): Promise<void> {
      end = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      ending.abort();
      return followed;
    },
  };
}
