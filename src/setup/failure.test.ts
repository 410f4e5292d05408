import { expect, test } from '@jest/globals';
import { adviseOnFullDisk, freeSpaces } from './failure.mjs';

const roomy = [{ place: '/home/ana', freeBytes: 5e9 }];

test.each([
  ['npm', 'npm error nospc ENOSPC: no space left on device, write'],
  ['pip', 'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device'],
  ['uv', 'Caused by: failed to copy file: No space left on device (os error 28)'],
  ['Node', "Error: ENOSPC: no space left on device, open '/home/ana/.venv/app.made'"],
  ['a quota', 'OSError: [Errno 122] Disk quota exceeded'],
])('knows a full disk by the words of %s', (_, problem) => {
  const advice = adviseOnFullDisk(problem, roomy);
  expect(advice).toContain('No space left on the disk.');
  expect(advice).toContain('/home/ana: 5000 MB free');
});

test('recognizes a full disk by its free space, whatever the message is', () => {
  expect(adviseOnFullDisk('ended with 1', [...roomy, { place: '/tmp', freeBytes: 4096 }])).toContain('/tmp: 0 MB free');
});

test('gives no advice on other failures', () => {
  expect(adviseOnFullDisk('npm error code ENOENT', roomy)).toBeUndefined();
});

test('lists the free space where set-up writes', () => {
  const spaces = freeSpaces(import.meta.dirname);
  expect(spaces[0]).toEqual({ place: import.meta.dirname, freeBytes: expect.any(Number) });
  expect(spaces[0]?.freeBytes).toBeGreaterThan(0);
  expect(freeSpaces('/no-such-folder').map(({ place }) => place)).not.toContain('/no-such-folder');
});
