import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** A place in a bundle, as a stack trace names it. */
const place = /([^\s()]+\.js):(\d+):(\d+)/g;

/**
 * A stack trace in the lines of our own files, by the map beside each bundle. With `--enable-source-maps` Node would read the map at each cold
 * start; here it is read when something has failed. What has no map stays as it is.
 */
export function mapStackTrace(stack: string): string {
  const maps = new Map<string, SourceMap | undefined>();
  return stack.replaceAll(place, (bundled, file: string, line: string, column: string) => {
    if (!maps.has(file)) maps.set(file, mapOf(file));
    const found = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    // A line of a library has an entry without a source.
    if (!found || !('originalSource' in found) || !found.originalSource) return bundled;
    return `${found.originalSource.replace(/^(?:\.\.\/)+/, '')}:${found.originalLine + 1}`;
  });
}

function mapOf(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  } catch {
    return undefined; // an error that cannot be placed must still be logged
  }
}
