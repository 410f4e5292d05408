import { expect, test } from '@jest/globals';
import { contentHash, normalizeText, type Recipe, type SourceFile } from './content-hash.ts';

const bytes = (...values: (string | number)[]) =>
  Uint8Array.from(
    values.flatMap(value => (typeof value === 'number' ? [value] : [...new TextEncoder().encode(value)])),
  );
const recipe = { machine: 'ARM_CONTAINER', commands: 'docker build' };
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
  expect(await contentHash(one, recipe)).not.toBe(await contentHash(other, recipe));
});

test.each<[string, Recipe]>([
  ['another machine', { ...recipe, machine: 'LINUX_CONTAINER' }],
  ['other commands', { ...recipe, commands: 'docker build --pull' }],
  ['one step less', { machine: recipe.machine }],
  ['one more', { ...recipe, cache: 'none' }],
  ['values that change places', { machine: recipe.commands, commands: recipe.machine }],
])('%s makes another image of the same files', async (_, other) => {
  const files = page(bytes('a'));
  expect(await contentHash(files, other)).not.toBe(await contentHash(files, recipe));
});

test('the order in which a recipe is written does not count', async () => {
  const files = page(bytes('a'));
  const { commands, machine } = recipe;
  expect(await contentHash(files, { commands, machine })).toBe(await contentHash(files, { machine, commands }));
});

test('it is the same on every machine', async () => {
  expect(await contentHash(page(bytes('a\r\n')), recipe)).toBe(
    '99632c4a1c4c099104348b58c8538c9ed11cbe1413892ca43b8170135e508837',
  );
});

test('what is uploaded has the line endings of Unix, if it is text', () => {
  expect(normalizeText(bytes('#!/bin/sh\r\n'))).toEqual(bytes('#!/bin/sh\n'));
  expect(normalizeText(bytes(0xef, 0xbb, 0xbf, 'a\r\n'))).toEqual(bytes(0xef, 0xbb, 0xbf, 'a\n'));
  expect(normalizeText(bytes('a\r\n', 0))).toEqual(bytes('a\r\n', 0));
});
