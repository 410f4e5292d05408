import { expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { zipFiles } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const files = [
  { path: 'pages/one.py', content: bytes('b\r\n') },
  { path: 'app.py', content: bytes('a\n') },
];

test('holds every file, with the line endings that its hash is of', () => {
  const found = Object.entries(unzipSync(zipFiles(files))).map(([path, content]) => [
    path,
    new TextDecoder().decode(content),
  ]);
  expect(found).toEqual([
    ['app.py', 'a\n'],
    ['pages/one.py', 'b\n'],
  ]);
});

test('is the same whatever the order of the files', () => {
  expect(zipFiles([...files].reverse())).toEqual(zipFiles(files));
});

test('tells no time or zone of the machine that packed it, and whoever unpacks it may read it', () => {
  const zip = Buffer.from(zipFiles([{ path: 'app.py', content: bytes('a\n') }]));
  const entry = zip.subarray(zip.indexOf('PK\u0001\u0002')); // of the directory at its end
  expect(entry.readUInt32LE(12)).toBe((1 << 21) | (1 << 16)); // midnight, 1 January 1980
  expect(entry.readUInt8(5)).toBe(3); // made on Unix
  expect(entry.readUInt32LE(38) >>> 16).toBe(0o100644);
});
