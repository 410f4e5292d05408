import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** A position in a bundle, as in a stack trace. */
const place = /([^\s()]+\.js):(\d+):(\d+)/g;

/**
 * Maps a stack trace to the source files, with the source map beside each bundle. With `--enable-source-maps` Node would read the map at
 * every cold start; here it is read only after a failure. Lines without a map stay as they are.
 */
export function mapStackTrace(stack: string): string {
  const maps = new Map<string, SourceMap | undefined>();
  return stack.replaceAll(place, (bundled, file: string, line: string, column: string) => {
    if (!maps.has(file)) maps.set(file, mapOf(file));
    const found = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    // Lines of a library have an entry without a source.
    if (!found || !('originalSource' in found) || !found.originalSource) return bundled;
    return `${found.originalSource.replace(/^(?:\.\.\/)+/, '')}:${found.originalLine + 1}`;
  });
}

function mapOf(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  } catch {
    return undefined; // an error without a map must still be logged
  }
}
