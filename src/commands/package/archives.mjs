import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { finished } from 'node:stream/promises';
import { unzipSync } from 'fflate';

/** The archiver of serverless-esbuild. It has no types. */
const archiver = createRequire(import.meta.url)('archiver');

/**
 * The parts of osls that this step reads: the functions and their archives.
 * @typedef {{ package?: { artifact?: string } }} Packed
 * @typedef {{ service: { getAllFunctions(): string[], getFunction(name: string): Packed } }} Packaging
 */

/**
 * Recompresses each function's archive at the highest level. serverless-esbuild uses zlib's fastest, which is 10 % larger and slows cold
 * starts. The same content always gives the same archive; otherwise every deploy would find a change.
 * @param {Packaging} osls
 */
export async function compressArchives({ service }) {
  const archives = service.getAllFunctions().map(name => service.getFunction(name).package?.artifact);
  for (const archive of new Set(archives)) if (archive) await compress(archive);
}

/** @param {string} archive */
async function compress(archive) {
  const files = Object.entries(unzipSync(await readFile(archive)));
  const zip = archiver.create('zip', { zlib: { level: 9, memLevel: 9 } });
  const output = createWriteStream(archive);
  zip.pipe(output);
  for (const [name, content] of files) zip.append(Buffer.from(content), { name, mode: 0o644, date: new Date(0) });
  await Promise.all([zip.finalize(), finished(output)]);
}
