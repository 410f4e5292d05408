import { readFile, writeFile } from 'node:fs/promises';
import { ownLines } from './source-maps.mjs';

/**
 * What this step reads of osls: the functions and their handlers.
 * @typedef {{ service: { getAllFunctions(): string[], getFunction(name: string): { handler: string } } }} Packaging
 */

/**
 * For serverless-esbuild, which starts a build for each function: the first builds all of them, so that esbuild reads the SDK and what else
 * they share once, and the others wait for it.
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
        initialOptions.metafile = true; // it says which files were written
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
