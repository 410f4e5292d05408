import { readFile, writeFile } from 'node:fs/promises';
import { decode, encode } from '@jridgewell/sourcemap-codec';

/** @typedef {{ sources: string[], names: string[], mappings: string }} SourceMap */

/**
 * A map that knows the lines of our own files and nothing else: what a stack trace shows. A whole one is larger than the code itself, and
 * a cold function waits for it to be unpacked and read.
 * @template {SourceMap} T
 * @param {T} map
 * @returns {T}
 */
export function ownLines(map) {
  const ours = map.sources.filter(source => !source.includes('node_modules/'));
  const indexes = map.sources.map(source => ours.indexOf(source));
  const mappings = decode(map.mappings).map(segments =>
    segments
      .map(([column, source = -1, line = 0]) => ({ column, source: indexes[source] ?? -1, line }))
      .filter(
        ({ source, line }, at, all) => all[at - 1]?.source !== source || (source >= 0 && all[at - 1]?.line !== line),
      )
      .map(
        ({ column, source, line }) =>
          /** @type {[number] | [number, number, number, number]} */ (
            source < 0 ? [column] : [column, source, line, 0]
          ),
      ),
  );
  return { ...map, sources: ours, names: [], mappings: encode(mappings) };
}

/** For esbuild: makes each function's map one of our own lines. @type {import('esbuild').Plugin} */
const sourceMaps = {
  name: 'own-lines',
  setup({ initialOptions, onEnd }) {
    initialOptions.metafile = true; // it says which files were written
    onEnd(async ({ metafile, errors }) => {
      if (errors.length > 0) return;
      for (const path of Object.keys(metafile?.outputs ?? {}).filter(name => name.endsWith('.map')))
        await writeFile(path, JSON.stringify(ownLines(JSON.parse(await readFile(path, 'utf8')))));
    });
  },
};

export default [sourceMaps];
