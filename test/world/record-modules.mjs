// Preloaded into `sls`: writes which files the process loaded, and where Node keeps compiled code, to the file MODULES names.
import { writeFileSync } from 'node:fs';
import { getCompileCacheDir, registerHooks } from 'node:module';

/** @type {Set<string>} */
const urls = new Set();
registerHooks({
  load(url, context, next) {
    urls.add(url);
    return next(url, context);
  },
});
process.on('exit', () =>
  writeFileSync(process.env.MODULES ?? '', JSON.stringify({ urls: [...urls], cache: getCompileCacheDir() })),
);
