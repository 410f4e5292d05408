import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** What esbuild does with an HTML file when the Lambdas are bundled: its default export is its text. */
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.html')
      ? {
          format: 'module',
          shortCircuit: true,
          source: `export default ${JSON.stringify(readFileSync(new URL(url), 'utf8'))};`,
        }
      : next(url, context),
});
