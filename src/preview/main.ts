import { enableCompileCache, flushCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { adviseOnFullDisk, freeSpaces } from '../setup/failure.mjs';
import { type PreviewDirectory, takeDirectory } from './directory.ts';
import { compileCache } from './emulator/sls.ts';
import { welcome } from './welcome.ts';

const root = join(import.meta.dirname, '..', '..');
/** Another one lets a second preview of this clone run: `npm start -- <directory>`. */
const directory = resolve(process.argv[2] ?? join(root, '.preview'));

const began = Date.now();
const seconds = () => ((Date.now() - began) / 1000).toFixed(1).padStart(5);
const say = (line: string) => console.log(line);

/** Ends it all, once; a second signal changes nothing. What is still being started ends with this process. */
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
// start.mjs is gone, whoever ended it.
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
  flushCompileCache(); // now: whoever kills us gives us no time for it
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
  return `Port ${process.env.PORT} is taken by another program. Choose another PORT, or leave it out for the next free one.`;
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
    `PORT is "${value}". It must be a number from 1 to 65535; leave it out for 8501 or the next free one.`,
  );
}
