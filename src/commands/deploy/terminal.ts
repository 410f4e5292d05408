import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Signals } from '../kit/interrupt.ts';
import { endProgress, progressWatch } from '../kit/progress.ts';
import { monitoringMilliseconds } from './monitoring.ts';

/** What a deploy uses apart from AWS: the terminal and the clock. */
export interface Terminal {
  /** Shows a line of progress. */
  say(line: string): void;
  /** Prints to stderr. */
  print(text: string): void;
  /** Ends the display of progress for good. */
  endProgress(): void;
  exit(code: number): void;
  signals: Signals;
  now(): Temporal.Instant;
  /** Waits before the next request to AWS. */
  pause(): Promise<void>;
}

export const terminal: Terminal = {
  say: line => progressWatch().say(line),
  print: text => void process.stderr.write(`${text}\n`),
  endProgress,
  exit: code => process.exit(code),
  signals: process,
  now: () => Temporal.Now.instant(),
  pause: () => delay(monitoringMilliseconds()),
};
