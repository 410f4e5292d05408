import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { imageSource } from '../../src/image/disk/image-source.ts';
import { type FolderImage, takeSteps } from './image-steps.ts';

const root = join(import.meta.dirname, '..', '..');
const streamlit = join(root, 'streamlit');

/** The interpreter that the app's environment was made with: what is in uv's cache is made for it. */
export const python = execFileSync(
  join(root, '.venv', 'app', 'bin', 'python'),
  ['-c', 'import os, sys; print(os.path.realpath(sys._base_executable))'],
  { encoding: 'utf8' },
).trim();

/** The image of `streamlit/` and `gate/`, built in an empty folder of this machine from packages in uv's cache: nothing is downloaded. */
export async function imageInFolder(
  directory: string,
  dockerfile = readFileSync(join(streamlit, 'Dockerfile'), 'utf8'),
): Promise<FolderImage> {
  const context = join(directory, 'context');
  for (const { path, content } of await imageSource(streamlit, join(root, 'gate'))) {
    mkdirSync(dirname(join(context, path)), { recursive: true });
    writeFileSync(join(context, path), content);
  }
  return takeSteps({
    dockerfile,
    context,
    directory,
    standIns: { python: givePython, uv: giveUv },
    environment: { ...uvSettings(), UV_OFFLINE: '1', UV_CACHE_DIR: join(root, '.venv', 'cache') },
  });
}

/** This machine's Python, which as in the official image finds not one .pyc: its own stay where they are, unseen. */
function givePython(image: string): Record<string, string> {
  const bin = join(image, 'usr', 'local', 'bin');
  mkdirSync(bin, { recursive: true });
  mkdirSync(join(image, 'tmp'));
  for (const name of ['python', 'python3']) symlinkSync(python, join(bin, name));
  return { PATH: `${bin}:/usr/bin:/bin`, PYTHONPYCACHEPREFIX: join(image, 'pyc') };
}

/** The uv of the tools, which was installed by the same hashes. */
function giveUv(image: string): Record<string, string> {
  const given = givePython(image);
  cpSync(join(root, '.venv', 'tools', 'bin', 'uv'), join(image, 'usr', 'local', 'bin', 'uv'));
  return given;
}

/** Where uv looks for the index that it knows: what it has kept, it has kept by the index's address. */
function uvSettings(): Record<string, string> {
  const names = Object.keys(process.env).filter(name => /^(HOME|XDG_CONFIG_HOME|UV_.*)$/.test(name));
  return Object.fromEntries(names.map(name => [name, process.env[name] ?? '']));
}
