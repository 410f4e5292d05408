import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isMade, makePart } from './part.mjs';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'part-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const silent = () => undefined;

/** A part that consists of one file, which `make` writes by default. */
function aPart(inputHash = 'one', make = () => writeFileSync(join(directory, 'file'), inputHash)) {
  const part = {
    name: 'The file',
    stamp: join(directory, 'stamp'),
    inputHash,
    missing: () => (existsSync(join(directory, 'file')) ? [] : ['file']),
    remedy: 'Try again.',
    makes: 0,
    make: async () => {
      part.makes++;
      make();
    },
  };
  return part;
}

test('is made once, and again for other inputs', async () => {
  const part = aPart();
  await makePart(part, silent);
  await makePart(part, silent);
  expect([part.makes, isMade(part)]).toEqual([1, true]);
  const other = aPart('two');
  expect(isMade(other)).toBe(false);
  await makePart(other, silent);
  expect(readFileSync(join(directory, 'file'), 'utf8')).toBe('two');
});

test('is made again when its files are gone', async () => {
  await makePart(aPart(), silent);
  rmSync(join(directory, 'file'));
  expect(isMade(aPart())).toBe(false);
  await makePart(aPart(), silent);
  expect(isMade(aPart())).toBe(true);
});

test('is not stamped while it is made, nor when that fails', async () => {
  await makePart(aPart(), silent);
  const interrupted = aPart('two', () => {
    throw new Error('interrupted');
  });
  await expect(makePart(interrupted, silent)).rejects.toThrow('interrupted');
  expect(existsSync(interrupted.stamp)).toBe(false);
  expect(isMade(aPart())).toBe(false); // the part may be incomplete
});

test('is not stamped when files are missing although no command failed', async () => {
  const part = aPart('one', () => undefined);
  await expect(makePart(part, silent)).rejects.toThrow(
    'The file: no command failed, but file was not installed. Try again.',
  );
  expect(existsSync(part.stamp)).toBe(false);
});

test('a stamp that does not fit on the disk does not count', async () => {
  // https://man7.org/linux/man-pages/man4/full.4.html; without it a folder that does not exist.
  const nowhere = existsSync('/dev/full') ? '/dev/full' : join(directory, 'none', 'stamp');
  const part = aPart('one', () => {
    writeFileSync(join(directory, 'file'), '');
    symlinkSync(nowhere, part.stamp);
  });
  await expect(makePart(part, silent)).rejects.toMatchObject({ code: expect.stringMatching(/^(ENOSPC|ENOENT)$/) });
  rmSync(part.stamp);
  expect(isMade(part)).toBe(false);
});
