import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import dockerignore from '@balena/dockerignore';
import type { SourceFile } from '../content-hash.ts';

/**
 * What an image is built from, as its Dockerfile finds it: the Dockerfile, the folder of the apps as `app/`, and the gate as `gate/`.
 * Throws where a folder holds a symbolic link, and where the apps' has something that would stand in for the gate.
 */
export async function imageSource(apps: string, gate: string): Promise<SourceFile[]> {
  const [dockerfile, ofApps, ofGate] = await Promise.all([
    readFile(join(apps, 'Dockerfile')),
    folderFiles(apps),
    folderFiles(gate),
  ]);
  const taken = ofApps.map(({ path }) => path).filter(path => path === 'gate.py' || path.startsWith('gate/'));
  if (taken.length > 0) {
    throw new Error(`${apps} holds ${taken.join(', ')}, where the image has the gate. Rename it.`);
  }
  const under = (folder: string) => (file: SourceFile) => ({ ...file, path: `${folder}/${file.path}` });
  return [{ path: 'Dockerfile', content: dockerfile }, ...ofApps.map(under('app')), ...ofGate.map(under('gate'))];
}

/** A folder's files, all but what its .dockerignore leaves out. */
async function folderFiles(folder: string): Promise<SourceFile[]> {
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

/** Which of a folder's files an image is made from, in the words of its .dockerignore. Paths have slashes. */
export function imageFiles(paths: readonly string[], ignore: string): string[] {
  const rules = dockerignore.default().add(ignore.replaceAll('\r\n', '\n'));
  return paths.filter(path => !rules.ignores(path));
}
