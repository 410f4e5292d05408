import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { finished } from 'node:stream/promises';
import { unzipSync } from 'fflate';

/** As serverless-esbuild uses it. It has no types of its own. */
const archiver = createRequire(import.meta.url)('archiver');

/**
 * What this step reads of osls: its functions, each with the file that is uploaded for it.
 * @typedef {{ package?: { artifact?: string } }} Packed
 * @typedef {{ service: { getAllFunctions(): string[], getFunction(name: string): Packed } }} Packaging
 */

/**
 * Compresses each function's archive as far as it goes. serverless-esbuild writes them at zlib's fastest level, a tenth larger, and a
 * cold function waits for every byte. The same content makes the same archive, or each deploy would find a change.
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
