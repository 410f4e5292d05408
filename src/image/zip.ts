import { zipSync } from 'fflate';
import { normalizeText, type SourceFile } from './content-hash.ts';

/** Read by whoever runs the image; a build unpacks what it is given. */
const attrs = 0o100644 << 16;
/** Local time, as in all zips: without a zone it is written the same in every zone. The first day a zip can tell. */
const mtime = '1980-01-01T00:00:00';

/** The files as one archive: the same bytes for the same hash, whoever packs it. */
export function zipFiles(files: readonly SourceFile[]): Uint8Array<ArrayBuffer> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = sorted.map(({ path, content }) => [path, [normalizeText(content), { mtime, os: 3, attrs }]] as const);
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]);
}
