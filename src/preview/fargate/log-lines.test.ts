import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { logLines, maxLineBytes } from './log-lines.ts';

const most = maxLineBytes;

test.each([
  ['nothing', '', [], []],
  ['a line', 'one\n', ['one'], []],
  ['two lines', 'one\ntwo\n', ['one', 'two'], []],
  ['a line that is not over', 'one\ntw', ['one'], ['tw']],
  ['no line yet', 'on', [], ['on']],
  ['empty lines', '\n\none\n\n', ['one'], []],
  ['a long line', `${'a'.repeat(most)}\n`, ['a'.repeat(most)], []],
  ['one that is too long', `${'a'.repeat(most + 1)}\n`, ['a'.repeat(most), 'a'], []],
  ['one much too long, and not over', 'a'.repeat(2 * most + 1), ['a'.repeat(most), 'a'.repeat(most)], ['a']],
  ['one to be cut inside a character', `${'a'.repeat(most - 1)}ñ\n`, ['a'.repeat(most - 1), 'ñ'], []],
])('%s', (_, text, complete, rest) => {
  const lines = logLines();
  expect(lines.add(Buffer.from(text))).toEqual(complete);
  expect(lines.end()).toEqual(rest);
});

test('splits bytes that are not text too', () => {
  const noText = Buffer.alloc(2 * most, 0x80);
  expect(logLines().add(noText)).toHaveLength(2);
});

test('the size of the chunks does not matter', () => {
  const chunks = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), chunks, (texts, sizes) => {
      const bytes = Buffer.from(texts.join('\n'));
      const lines = logLines();
      const found: string[] = [];
      for (let at = 0, n = 0; at < bytes.length; n++) {
        const size = sizes[n % sizes.length] ?? 1;
        found.push(...lines.add(bytes.subarray(at, at + size)));
        at += size;
      }
      const whole = texts.join('\n').split('\n').filter(Boolean);
      expect([...found, ...lines.end()]).toEqual(whole);
    }),
  );
});
