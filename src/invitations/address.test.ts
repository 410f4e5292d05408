import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalAddress } from '../kit/address.ts';
import { addressOf, keyOf, readAddress } from './address.ts';

/** 128 characters: a user name of Cognito's has no more. */
const longest = `${'a'.repeat(24)}@${'a.'.repeat(50)}com`;

test.each([
  ['ana@ex.com', 'ana@ex.com', 'ana@ex.com'],
  [' Ana@Ex.com\u3000', 'Ana@ex.com', 'ana@ex.com'],
  ['\ufeff\u00a0ana@ex.com\u00a0', 'ana@ex.com', 'ana@ex.com'],
  ['ana@163.com', 'ana@163.com', 'ana@163.com'],
  ['ana@4.ex.com', 'ana@4.ex.com', 'ana@4.ex.com'],
  ['a.n.a+b@ex.com', 'a.n.a+b@ex.com', 'a.n.a+b@ex.com'],
  ["o'neill/x=1@ex.com", "o'neill/x=1@ex.com", "o'neill/x=1@ex.com"],
  ['ana@BÜCHER.example', 'ana@xn--bcher-kva.example', 'ana@xn--bcher-kva.example'],
  ['ana@bu\u0308cher.example', 'ana@xn--bcher-kva.example', 'ana@xn--bcher-kva.example'],
  ['ana@ｅｘ。com', 'ana@ex.com', 'ana@ex.com'],
  [`${'a'.repeat(64)}@ex.com`, `${'a'.repeat(64)}@ex.com`, `${'a'.repeat(64)}@ex.com`],
  [longest, longest, longest],
])('%j is an address', (typed, email, key) => {
  expect(addressOf(typed)).toEqual({ email, key });
});

test.each([
  ['', 'no-at'],
  ['anaex.com', 'no-at'],
  ['@ex.com', 'no-local'],
  ['.ana@ex.com', 'dots'],
  ['ana.@ex.com', 'dots'],
  ['a..na@ex.com', 'dots'],
  [`${'a'.repeat(65)}@ex.com`, 'too-long'],
  [`a${longest}`, 'too-long'],
  [`ana@${'a.'.repeat(126)}co`, 'domain'],
  [`ana@${'a'.repeat(64)}.com`, 'domain'],
  ['ana@', 'domain'],
  ['ana@ex', 'domain'],
  ['ana@localhost', 'domain'],
  ['ana@ex.com.', 'domain'],
  ['ana@ex..com', 'domain'],
  ['ana@.com', 'domain'],
  ['ana@-ex.com', 'domain'],
  ['ana@ex_1.com', 'domain'],
  ['ana@ex,com', 'domain'],
  ['ana@ex.com;ben@ex.com', 'character', '@'],
  ['ana@192.0.2.1', 'domain'],
  ['ana@1', 'domain'],
  ['ana@0x7f.1', 'domain'],
  ['ana@[192.0.2.1]', 'domain'],
  ['ana@[::1]', 'domain'],
  ['ana@ex.com:25', 'domain'],
  ['ana@ex.com/x', 'domain'],
  ['ana@%65x.com', 'domain'],
  ['ana@ex＠y.com', 'domain'],
  ['ana＠ex.com', 'character', '＠'],
  ['花子@ex.com', 'character', '花'],
  ['an😀a@ex.com', 'character', '😀'],
  ['josé@ex.com', 'character', 'é'],
  ['jose\u0301@ex.com', 'character', 'é'],
  ['Ana Ito <ana@ex.com>', 'character', ' '],
  ['a@b@ex.com', 'character', '@'],
  ['"ana"@ex.com', 'character', '"'],
  ['ana\u0007@ex.com', 'character', '\u0007'],
  ['ana@ex.com\u001f', 'character', '\u001f'],
  ['ana\u00a0b@ex.com', 'character', '\u00a0'],
  ['ana\u00a0@ex.com', 'character', '\u00a0'],
  ['ana b@ex.com', 'character', ' '],
  ['ana@ex\u3000.com', 'character', '\u3000'],
  ['a\u200bna@ex.com', 'character', '\u200b'],
  ['ana@ex\u200d.com', 'character', '\u200d'],
  ['ana@ex.com\u2060', 'character', '\u2060'],
  ['ana@e\u00adx.com', 'character', '\u00ad'],
  ['\u202eana@ex.com', 'character', '\u202e'],
  ['ana@ex.com\u3002', 'domain'],
])('%j is none: %s', (typed, why, ...[character]) => {
  expect(readAddress(typed)).toEqual(character === undefined ? { why } : { why, character });
  expect(addressOf(typed)).toBeUndefined();
});

test('reading an address again gives the same', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc.string({ unit: 'binary' }).map(host => `ana@${host}`),
      ),
      typed => {
        const address = addressOf(typed);
        if (!address) return;
        expect(addressOf(address.email)).toEqual(address);
        expect(addressOf(address.key)?.key).toBe(address.key);
        expect(keyOf(address.email)).toBe(address.key);
      },
    ),
  );
});

test('whatever the pool holds has a key', () => {
  expect(keyOf(' José@EX.com')).toBe('josé@ex.com');
  expect(keyOf('ANA')).toBe('ana');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), email => typeof keyOf(email) === 'string'));
});

test('an address of a file has the key that rules compare by, and what rules cannot read is not one', () => {
  const table: { given: string; normal: string | null }[] = JSON.parse(
    readFileSync(new URL('../kit/fakes/addresses.json', import.meta.url), 'utf8'),
  );
  for (const { given, normal } of table) {
    const address = addressOf(given);
    if (address) expect(address.key).toBe(normalAddress(address.email));
    if (normal === null && given === given.trim()) expect(address).toBeUndefined();
    if (normal !== null) expect(keyOf(given)).toBe(normal);
  }
});
