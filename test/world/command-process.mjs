// Runs the project's own commands in one process, as osls would: typed one by one, each costs osls four seconds of processor time, of which
// the command needs a tenth. Its first argument is the project's folder. What only osls does (its help, its credentials, its proxy) has
// to be typed.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** @typedef {{ words: string[], env: Record<string, string> }} Order */
/** @typedef {{ commands?: Record<string, Level> }} Level */

const root = process.argv[2] ?? '';
const environment = { ...process.env };
/** @param {string[]} path */
const load = (...path) => import(pathToFileURL(join(root, ...path)).href);
const [{ default: Plugin }, { settingsOf }] = await Promise.all([
  load('src', 'commands', 'plugin.mjs'),
  load('config', 'stages.ts'),
]);

/** What osls resolves from its own options and the environment. @param {string} stage */
const osls = stage => {
  const { region } = settingsOf(stage).place;
  const { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = process.env;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  return {
    service: { provider: { stage } },
    getProvider: () => ({
      getRegion: () => region,
      getAwsSdkV3Config: async () => ({ region, endpoint, credentials }),
    }),
  };
};

/** The words at the beginning that name a command. @param {Level} level @param {string[]} words @returns {string[]} */
function commandOf({ commands = {} }, [word = '', ...rest]) {
  const next = Object.hasOwn(commands, word) ? commands[word] : undefined;
  return next ? [word, ...commandOf(next, rest)] : [];
}

/** What is written meanwhile. @param {NodeJS.WriteStream} stream */
function capture(stream) {
  const { write } = stream;
  let text = '';
  stream.write = /** @type {typeof write} */ (
    (/** @type {string | Uint8Array} */ chunk) => {
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      return true;
    }
  );
  return () => {
    stream.write = write;
    return text;
  };
}

/** @param {Order} order */
async function run({ words, env }) {
  process.env = { ...environment, ...env };
  process.argv.splice(2, process.argv.length, ...words);
  process.exitCode = undefined;
  const { stage = 'dev' } = parseArgs({
    args: words,
    strict: false,
    options: { stage: { type: 'string', short: 's' } },
  }).values;
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  try {
    const plugin = new Plugin(osls(`${stage}`));
    await plugin.hooks[`${commandOf(plugin, words).join(':')}:run`]();
    return { status: process.exitCode ?? 0, stdout: stdout(), stderr: stderr() };
  } catch (error) {
    return {
      status: undefined,
      stdout: stdout(),
      stderr: `${stderr()}${error instanceof Error ? error.stack : error}`,
    };
  } finally {
    process.exitCode = undefined;
  }
}

// One after the other: each has the process's argv and streams to itself.
let last = Promise.resolve();
process.on('message', (/** @type {Order} */ order) => {
  last = last.then(async () => {
    process.send?.(await run(order));
  });
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
