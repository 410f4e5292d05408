import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { runFolder, sharedFolder } from './run-folder.ts';

// Two workers of Jest's share a run, so a folder is made by one while the other waits.

test('a folder is made once, and whoever needs it waits until it is whole', async () => {
  let times = 0;
  const make = async (folder: string) => {
    times++;
    writeFileSync(join(folder, 'first'), '1');
    await delay(50);
    writeFileSync(join(folder, 'last'), '2');
  };
  const folders = await Promise.all([1, 2, 3].map(() => sharedFolder('made-once', make)));
  expect(new Set(folders)).toEqual(new Set([join(runFolder(), 'made-once')]));
  expect(times).toBe(1);
  expect(readFileSync(join(`${folders[0]}`, 'last'), 'utf8')).toBe('2');
});

test('one that could not be made is not there, and the next one makes it', async () => {
  const failing = sharedFolder('made-later', () => Promise.reject(new Error('no space left')));
  await expect(failing).rejects.toThrow('no space left');
  expect(existsSync(join(runFolder(), 'made-later'))).toBe(false);
  const folder = await sharedFolder('made-later', async made => writeFileSync(join(made, 'it'), ''));
  expect(existsSync(join(folder, 'it'))).toBe(true);
});
