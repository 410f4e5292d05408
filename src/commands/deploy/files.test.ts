import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { locks, withMarker } from '../../image/lock.mjs';
import { DeployRefused } from './deploying.ts';
import { configFile, configToml, lock } from './files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'streamgate-deploy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

test('a lock goes with its requirements, and with no others', async () => {
  for (const { input, lock } of locks) {
    write(input, 'streamlit==1.51\n');
    write(lock, await withMarker('streamlit==1.51\n', input, () => 'streamlit==1.51\n'));
  }
  await expect(lock(undefined, folder)).resolves.toBeUndefined();
  write('streamlit/requirements.in', 'streamlit==1.52\n');
  await expect(lock(undefined, folder)).rejects.toThrow(DeployRefused);
  await expect(lock(undefined, folder)).rejects.toThrow(
    /streamlit\/requirements\.txt was not made from streamlit\/requirements\.in/,
  );
});

test('the locks and the settings of this checkout may be deployed', async () => {
  await expect(lock(undefined)).resolves.toBeUndefined();
  await expect(configToml({ stage: 'prod' })).resolves.toBeUndefined();
  expect(relative('streamlit', configFile)).toBe(join('.streamlit', 'config.toml'));
});

test('an upload limit that an app cannot hold is refused; no file, or one without it, is not', async () => {
  const file = join(folder, 'config.toml');
  await expect(configToml({ stage: 'prod' }, file)).resolves.toBeUndefined();
  write('config.toml', '[server]\nmaxUploadSize = 4000\n');
  await expect(configToml({ stage: 'prod' }, file)).rejects.toThrow(DeployRefused);
  await expect(configToml({ stage: 'prod' }, file)).rejects.toThrow(/^Stage prod:\n {2}server\.maxUploadSize .* 4000/);
  write('config.toml', '[server]\nmaxUploadSize = 33\n');
  await expect(configToml({ stage: 'prod' }, file)).rejects.toThrow(
    '32 at most, a sixteenth of the 512 MiB that finance',
  );
  write('config.toml', '[server]\n');
  await expect(configToml({ stage: 'prod' }, file)).resolves.toBeUndefined();
});
