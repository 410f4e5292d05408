import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contentHash, normalizeText, type SourceFile } from './content-hash.ts';

const recipe = { commands: 'docker build' };
const bytes = (text: string) => new TextEncoder().encode(text);
const name = fc.stringMatching(/^[a-z]{1,6}(\/[a-z]{1,6}){0,2}\.(py|toml)$/);
const text = fc.array(fc.constantFrom('a = 1', '', '日本語', '"x"'), { maxLength: 4 }).map(lines => lines.join('\n'));
const file = (content: fc.Arbitrary<Uint8Array>) => fc.record({ path: name, content });
const folder = fc.uniqueArray(file(fc.oneof(text.map(bytes), fc.uint8Array({ maxLength: 12 }))), {
  selector: ({ path }) => path,
  minLength: 1,
  maxLength: 5,
});

test('the order of the files does not count', () =>
  fc.assert(
    fc.asyncProperty(folder, fc.infiniteStream(fc.nat()), async (files, order) => {
      const keyed = files.map(one => ({ one, key: order.next().value ?? 0 }));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
      expect(await contentHash(shuffled, recipe)).toBe(await contentHash(files, recipe));
    }),
  ));

test('line endings of text do not count', () =>
  fc.assert(
    fc.asyncProperty(fc.uniqueArray(file(text.map(bytes)), { selector: ({ path }) => path }), async files => {
      const windows = files.map(({ path, content }) => {
        return { path, content: bytes(new TextDecoder().decode(content).replaceAll('\n', '\r\n')) };
      });
      expect(await contentHash(windows, recipe)).toBe(await contentHash(files, recipe));
    }),
  ));

test('whatever is uploaded in place of a file has its name', () =>
  fc.assert(
    fc.asyncProperty(folder, async files => {
      const uploaded = files.map(({ path, content }) => ({ path, content: normalizeText(content) }));
      expect(await contentHash(uploaded, recipe)).toBe(await contentHash(files, recipe));
    }),
  ));

test('any other difference does', () =>
  fc.assert(
    fc.asyncProperty(folder, folder, async (one, other) => {
      const same = sorted(one) === sorted(other);
      expect((await contentHash(one, recipe)) === (await contentHash(other, recipe))).toBe(same);
    }),
  ));

/** Paths and contents as they count, written so that no two folders are written alike. */
const sorted = (files: readonly SourceFile[]) =>
  JSON.stringify(files.map(({ path, content }) => [path, ...normalizeText(content)].join()).sort());
