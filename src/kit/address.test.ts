import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { domainOf, normalAddress } from './address.ts';
import { mailDomain, unreadableIn } from './domain-name.ts';

/** The gate's tests read the same table: gate/test_address.py. */
const table: { given: string; normal: string | null }[] = JSON.parse(
  readFileSync(new URL('fakes/addresses.json', import.meta.url), 'utf8'),
);

test.each(table)('$given is $normal', ({ given, normal }) => {
  expect(normalAddress(given)).toBe(normal ?? undefined);
});

test.each([undefined, null, 5, true, {}, [], ['ana@acme.com'], { toString: () => 'ana@acme.com' }])(
  '%j is not a text, so it is not an address',
  given => {
    expect(normalAddress(given)).toBeUndefined();
    expect(mailDomain(given)).toBeUndefined();
  },
);

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.string({ unit: 'grapheme' }), fc.constantFrom('acme.com', 'BÜCHER.example'))
    .map(parts => parts.join('@')),
);

test('a normal address is its own normal form, has one @ and nothing that cannot be seen', () => {
  let addresses = 0;
  fc.assert(
    fc.property(anyText, given => {
      const normal = normalAddress(given);
      if (normal === undefined) return;
      addresses++;
      expect(normalAddress(normal)).toBe(normal);
      expect(normal.split('@')).toHaveLength(2);
      expect(unreadableIn(normal)).toBeUndefined();
      expect(mailDomain(domainOf(normal))).toBe(domainOf(normal));
    }),
    { numRuns: 5_000 },
  );
  expect(addresses).toBeGreaterThan(1_000);
});

const invisible = fc.constantFrom(
  ...'\u0000\t\n\u0085\u00a0\u00ad\u034f\u061c\u200b\u200f\u202e\u2060\u2069\u2800\u3000\u3164\ufe0f\ufeff',
);

test('one invisible character anywhere makes an address unreadable', () => {
  fc.assert(
    fc.property(fc.emailAddress(), invisible, fc.nat(), (email, character, place) => {
      const cut = place % (email.length + 1);
      expect(normalAddress(email.slice(0, cut) + character + email.slice(cut))).toBeUndefined();
    }),
  );
});
