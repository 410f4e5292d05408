import { createRequire } from 'node:module';
import type { Build, Watch } from '../../image/ports.ts';

/** Of osls what shows people how far it is. */
interface Reporting {
  isInteractive: boolean;
  log: { notice(text: string): void; info(text: string): void };
  progress: { clear(): void; get(name: 'main'): { notice(text: string): void } };
}

const reporting = (): Reporting => createRequire(import.meta.url)('serverless/lib/utils/serverless-utils/log');

/** A line of a log has to fit beside what it is the log of. */
const widest = 100;

/** Shows what goes on: on a terminal in osls' own line that moves (`--verbose` keeps the log), elsewhere as plain lines. */
export function watch(follows: (build: Build) => void = () => undefined): Watch {
  const { isInteractive, log, progress } = reporting();
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
      if (isInteractive) moving.notice(`${doing}  ${lines.at(-1)?.slice(0, widest)}`);
    },
  };
}

/** Ends the line that moves, so that what is printed next stays. */
export const endProgress = () => reporting().progress.clear();

/** Says on stderr what is being done when that takes longer than a second, and again when it changes. A log gets it half as often. */
export async function saying<Result>(doing: () => string, work: Promise<Result>): Promise<Result> {
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
