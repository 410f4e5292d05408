import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogLine } from '../aws/log-shipping.ts';
import { logLines } from './log-lines.ts';

/** The file that a task writes its output to. */
export interface TaskOutput {
  file: string;
  /** The byte where the task's own lines begin. */
  from: number;
}

export interface LogShippingPorts {
  /** Called with one batch at a time, in the order in which the lines were written. */
  ship(lines: LogLine[]): Promise<void>;
  /** Logs the loss of a batch. A non-blocking log driver loses it too. */
  log(problem: string): void;
}

const everyMs = 1_000;
/** PutLogEvents accepts 1 MiB, including 26 bytes of overhead for each of at most 10,000 lines. */
const maxBatchBytes = 512 * 1024;
const maxBatchLines = 10_000;

/** Ships new lines of a task's output once a second, until `stop`. */
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
      // Lines that arrived during the last request wait for the next interval.
      if (isOver || bytesRead === maxBatchBytes) continue;
      await delay(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }

  const followed = follow().catch(error => log(`The lines of ${file} are no longer shipped: ${error}`));
  return {
    /** Resolves when everything written so far is shipped. Later lines belong to another task. */
    stop(): Promise<void> {
      end = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      ending.abort();
      return followed;
    },
  };
}
