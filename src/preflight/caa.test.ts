import { expect, test } from '@jest/globals';
import { caa } from './caa.ts';
import { lines } from './fakes/lines.ts';
import { seen } from './fakes/wanted.ts';

const host = 'sales.example.com';
const fix = `Add the record: CAA 0 issue "amazon.com". Without it ACM's certificate fails, and the deploy with it.`;

test.each([[], ['amazon.com'], ['letsencrypt.org', 'AmazonTrust.com'], ['amazonaws.com; validationmethods=dns-01']])(
  'Amazon may sign: %s',
  (...issuers) => {
    expect(lines(...caa(seen([{ host, issuers }])))).toEqual(['✓ caa  Amazon may sign certificates for all hosts']);
  },
);

test('others may: it is said of each host', () => {
  const found = caa(
    seen([
      { host, issuers: ['letsencrypt.org', 'notamazon.com'] },
      { host: 'finance.example.com', issuers: [';'] },
      { host: 'open.example.com', issuers: [] },
    ]),
  );
  expect(lines(...found)).toEqual([
    `! caa  CAA records let only letsencrypt.org, notamazon.com sign certificates for sales.example.com. ${fix}`,
    `! caa  CAA records let only nobody sign certificates for finance.example.com. ${fix}`,
  ]);
});

test('a DNS that was not asked', () => {
  expect(lines(...caa({ unseen: 'there is none' }))).toEqual([
    '! caa  Who may sign certificates (CAA) could not be looked at: there is none.',
  ]);
});
