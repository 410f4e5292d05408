import { enableCompileCache, flushCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { adviseOnFullDisk, freeSpaces } from '../setup/failure.mjs';
import { type PreviewDirectory, takeDirectory } from './directory.ts';
import { compileCache } from './emulator/sls.ts';
import { welcome } from './welcome.ts';

const root = join(import.meta.dirname, '..', '..');
/** Another directory allows a second preview of this clone: `npm start -- <directory>`. */
const directory = resolve(process.argv[2] ?? join(root, '.preview'));

const began = Date.now();
const seconds = () => ((Date.now() - began) / 1000).toFixed(1).padStart(5);
const say = (line: string) => console.log(line);

/** Stops everything once; further signals have no effect. Whatever is still starting ends with this process. */
let ending: Promise<never> | undefined;
let taken: PreviewDirectory | undefined;
let stop = async () => {};
const end = (code: number) => {
  ending ??= (async () => {
    await taken?.announceEnd();
    await stop();
    await taken?.release();
    return process.exit(code);
  })();
  return ending;
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
// start.mjs has ended.
if (process.channel) process.on('disconnect', () => void end(0));

try {
  const port = portFrom(process.env.PORT);
  taken = await takeDirectory(directory);
  enableCompileCache(compileCache(root));
  const { startPreview } = await import('./start.ts');
  const preview = await startPreview({
    root,
    directory,
    streamlit: join(root, 'streamlit'),
    ...(port === undefined ? {} : { port }),
    progress: part => say(`${seconds()} s  ${part}`),
    log: (problem, error) => console.error(error === undefined ? problem : `${problem} ${error}`),
  });
  stop = preview.stop;
  say(welcome(preview, directory, seconds().trim()));
  flushCompileCache(); // now, because there is no time for it when this process is killed
  const broken = await preview.broken;
  if (!ending) console.error(`\n✗ ${withAdvice(broken)}`);
  await end(1);
} catch (error) {
  console.error(`\n✗ ${withAdvice(describe(error))}`);
  await end(1);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error.message;
  return `Port ${process.env.PORT} is in use by another program. Choose another PORT, or unset PORT to use the next free one.`;
}

function withAdvice(problem: string): string {
  const advice = adviseOnFullDisk(problem, freeSpaces(directory));
  return advice ? `${problem}\n\n${advice}` : problem;
}

function portFrom(value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Error(
    `PORT is "${value}". Allowed: a number from 1 to 65535. Unset PORT to use 8501 or the next free one.`,
  );
}
