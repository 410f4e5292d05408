import { createRequire } from 'node:module';
import type { Build, BuildProgress } from '../../image/ports.ts';

/** osls' log and progress display. */
interface OslsLog {
  isInteractive: boolean;
  log: { notice(text: string): void; info(text: string): void };
  progress: { clear(): void; get(name: 'main'): { notice(text: string): void } };
}

const oslsLog = (): OslsLog => createRequire(import.meta.url)('serverless/lib/utils/serverless-utils/log');

/** A log line is cut so that it fits beside the current step. */
const maxColumns = 100;

/** Shows progress: on a terminal in osls' own progress line (`--verbose` keeps the log), elsewhere as plain lines. */
export function progressWatch(follows: (build: Build) => void = () => undefined): BuildProgress {
  const { isInteractive, log, progress } = oslsLog();
  let doing = '';
  const moving = progress.get('main');
  return {
    follows,
    say(line) {
      doing = line;
      if (isInteractive) moving.notice(line);
      else log.notice(line);
    },
    logged(lines) {
      for (const line of lines) {
        if (isInteractive) log.info(`  ${line}`);
        else log.notice(`  ${line}`);
      }
      if (isInteractive) moving.notice(`${doing}  ${lines.at(-1)?.slice(0, maxColumns)}`);
    },
  };
}

/** Clears the progress line, so that it does not overwrite what is printed next. */
export const endProgress = () => oslsLog().progress.clear();

/** Prints the current step to stderr when it takes longer than 1 s, and again when it changes. Without a terminal, every 2 s. */
export async function withProgress<Result>(doing: () => string, work: Promise<Result>): Promise<Result> {
  let said = '';
  const progress = setInterval(() => {
    if (said === doing()) return;
    said = doing();
    console.error(said);
  }, interval());
  try {
    return await work;
  } finally {
    clearInterval(progress);
  }
}

const interval = () => (process.stderr.isTTY ? 1_000 : 2_000);
