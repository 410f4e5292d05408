import { expect, test } from '@jest/globals';
import { asChecked, contentHash, type SourceFile } from './content-hash.ts';

const bytes = (...values: (string | number)[]) =>
  Uint8Array.from(
    values.flatMap(value => (typeof value === 'number' ? [value] : [...new TextEncoder().encode(value)])),
  );
const page = (content: Uint8Array): SourceFile[] => [{ path: 'app.py', content }];

test.each<[string, SourceFile[], SourceFile[]]>([
  ['one character', page(bytes('a')), page(bytes('b'))],
  ['a blank line at the end', page(bytes('a')), page(bytes('a\n'))],
  ['a carriage return by itself', page(bytes('a\rb')), page(bytes('a\nb'))],
  ['a byte order mark', page(bytes(0xef, 0xbb, 0xbf, 'a')), page(bytes('a'))],
  ['the name', page(bytes('a')), [{ path: 'App.py', content: bytes('a') }]],
  ['an empty file', page(bytes('a')), [...page(bytes('a')), { path: 'b.py', content: bytes() }]],
  ['where one file ends', [{ path: 'a', content: bytes('bc') }], [{ path: 'ab', content: bytes('c') }]],
  ['line endings in an image', page(bytes('PNG\r\n', 0)), page(bytes('PNG\n', 0))],
  ['line endings in Shift_JIS', page(bytes(0x93, 0xfa, '\r\n')), page(bytes(0x93, 0xfa, '\n'))],
])('%s counts', async (_, one, other) => {
  expect(await contentHash(one)).not.toBe(await contentHash(other));
});

test('it is the same on every machine', async () => {
  expect(await contentHash(page(bytes('a\r\n')))).toBe(
    '41b6a3146cb40721e06b582b98655050e125b37b264044487f6045e4b9017e8a',
  );
});

test('what is uploaded has the line endings of Unix, if it is text', () => {
  expect(asChecked(bytes('#!/bin/sh\r\n'))).toEqual(bytes('#!/bin/sh\n'));
  expect(asChecked(bytes(0xef, 0xbb, 0xbf, 'a\r\n'))).toEqual(bytes(0xef, 0xbb, 0xbf, 'a\n'));
  expect(asChecked(bytes('a\r\n', 0))).toEqual(bytes('a\r\n', 0));
});
