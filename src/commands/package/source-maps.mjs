import { decode, encode } from '@jridgewell/sourcemap-codec';

/** @typedef {{ sources: string[], names: string[], mappings: string }} SourceMap */

/**
 * Reduces a source map to the lines of our own files, which is what a stack trace shows. A complete map is larger than the code and
 * slows cold starts.
 * @template {SourceMap} T
 * @param {T} map
 * @returns {T}
 */
export function ownLines(map) {
  const ours = map.sources.filter(source => !source.includes('node_modules/'));
  const indexes = map.sources.map(source => ours.indexOf(source));
  const mappings = decode(map.mappings).map(segments => {
    /** @type {([number] | [number, number, number, number])[]} */
    const kept = [];
    let [lastSource, lastLine] = [NaN, NaN];
    for (const [column, its = -1, line = 0] of segments) {
      const source = indexes[its] ?? -1;
      if (source === lastSource && (source < 0 || line === lastLine)) continue;
      kept.push(source < 0 ? [column] : [column, source, line, 0]);
      [lastSource, lastLine] = [source, line];
    }
    return kept;
  });
  return { ...map, sources: ours, names: [], mappings: encode(mappings) };
}
