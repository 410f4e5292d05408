// What osls reads: it takes this file before serverless.ts, which it would compile with tsx and esbuild for every command.
// https://github.com/oss-serverless/osls/blob/v4.3.1/lib/cli/resolve-configuration-path.js
import module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { isOwnCommand } from './src/commands/entries.mjs';

// With paths relative to the cache a copy of the project uses the same entries.
process.env.NODE_COMPILE_CACHE_PORTABLE ??= '1';
const cache = join(import.meta.dirname, 'node_modules', '.cache', 'streamgate');
module.enableCompileCache?.(cache);
// osls compiles the schema of this file, which takes longer than all the rest of a command, and keeps it in the home folder.
process.env.SLS_SCHEMA_CACHE_BASE_DIR ??= cache;

// esbuild's command line collects no garbage either, because its process ends soon: https://github.com/evanw/esbuild/blob/v0.28.2/cmd/esbuild/main.go
process.env.GOGC ??= 'off';
process.env.GOMEMLIMIT ??= '1GiB';

/** serverless.ts, or for a command of the project only what such a command needs. */
async function configuration() {
  // Node 20 does not strip types. There the project's commands only print their help.
  if (!process.features.typescript) {
    const tsx = createRequire(createRequire(import.meta.url).resolve('serverless'))('tsx/cjs/api');
    return tsx.require('./serverless.ts', import.meta.url);
  }
  return isOwnCommand(process.argv.slice(2)) ? import('./src/commands/service.ts') : import('./serverless.ts');
}

export default (await configuration()).default;
