import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { endProgress, watch } from '../kit/progress.ts';
import { monitoringMilliseconds } from './monitoring.ts';

/** What a deploy reaches apart from AWS: where it was typed, and the clock. */
export interface Terminal {
  /** Shows a line of progress. */
  say(line: string): void;
  /** Prints a line to stderr that stays. */
  print(text: string): void;
  /** Ends the display of progress for good. */
  endProgress(): void;
  exit(code: number): void;
  /** Where Ctrl-C arrives. */
  signals: Pick<NodeJS.EventEmitter, 'once' | 'off'>;
  now(): Temporal.Instant;
  /** Resolves when it is time to ask AWS again. */
  pause(): Promise<void>;
}

export const terminal: Terminal = {
  say: line => watch().say(line),
  print: text => void process.stderr.write(`${text}\n`),
  endProgress,
  exit: code => process.exit(code),
  signals: process,
  now: () => Temporal.Now.instant(),
  pause: () => delay(monitoringMilliseconds()),
};
