import { createRequire } from 'node:module';
import type { Build, BuildProgress } from '../../image/ports.ts';

/** Of osls what shows people how far it is. */
interface OslsLog {
  isInteractive: boolean;
  log: { notice(text: string): void; info(text: string): void };
  progress: { clear(): void; get(name: 'main'): { notice(text: string): void } };
}

const oslsLog = (): OslsLog => createRequire(import.meta.url)('serverless/lib/utils/serverless-utils/log');

/** A line of a log has to fit beside what it is the log of. */
const maxColumns = 100;

/** Shows what goes on: on a terminal in osls' own line that moves (`--verbose` keeps the log), elsewhere as plain lines. */
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

/** Ends the line that moves, so that what is printed next stays. */
export const endProgress = () => oslsLog().progress.clear();

/** Says on stderr what is being done when that takes longer than a second, and again when it changes. A log gets it half as often. */
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
