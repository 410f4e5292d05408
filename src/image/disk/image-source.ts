import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SourceFile } from '../content-hash.ts';
import { imageFiles } from '../context.ts';

/** The files that a folder's image is made from: all but what its .dockerignore leaves out. Throws at a symbolic link among them. */
export async function imageSource(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.filter(entry => !entry.isDirectory());
  const pathOf = (entry: (typeof found)[number]) =>
    relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
  const byPath = new Map(found.map(entry => [pathOf(entry), entry]));
  const ignore = await readFile(join(folder, '.dockerignore'), 'utf8').catch(() => '');
  const paths = imageFiles([...byPath.keys()], ignore);
  const strange = paths.filter(path => !byPath.get(path)?.isFile());
  if (strange.length > 0) {
    throw new Error(
      `${folder} holds ${strange.join(', ')}, which is no file: a link would mean something else in the image. Put a copy there, or name it in .dockerignore.`,
    );
  }
  return Promise.all(paths.map(async path => ({ path, content: await readFile(join(folder, path)) })));
}
