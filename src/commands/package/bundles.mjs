import { readFile, writeFile } from 'node:fs/promises';
import { ownLines } from './source-maps.mjs';

/**
 * The parts of osls that this step reads: the functions and their handlers.
 * @typedef {{ service: { getAllFunctions(): string[], getFunction(name: string): { handler: string } } }} Packaging
 */

/**
 * serverless-esbuild starts one build for each function. With this plugin, the first build bundles all functions, so that esbuild reads
 * shared code such as the SDK only once. The others wait for it.
 * @param {Packaging} osls
 * @returns {import('esbuild').Plugin[]}
 */
export default function bundles({ service }) {
  const entries = service.getAllFunctions().map(name => service.getFunction(name).handler.replace(/\.[^.]*$/, '.ts'));
  /** @type {Promise<void> | undefined} */
  let first;
  return [
    {
      name: 'bundles',
      setup({ initialOptions, onStart, onEnd }) {
        if (first) {
          initialOptions.entryPoints = [];
          onStart(() => first);
          return;
        }
        initialOptions.entryPoints = entries;
        initialOptions.metafile = true; // lists the files that were written
        first = new Promise(resolve =>
          onEnd(async ({ metafile }) => {
            const maps = Object.keys(metafile?.outputs ?? {}).filter(name => name.endsWith('.map'));
            await Promise.all(maps.map(keepOwnLines)).finally(resolve);
          }),
        );
      },
    },
  ];
}

/** @param {string} map */
async function keepOwnLines(map) {
  await writeFile(map, JSON.stringify(ownLines(JSON.parse(await readFile(map, 'utf8')))));
}
