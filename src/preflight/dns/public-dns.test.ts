import { expect, test } from '@jest/globals';
import { noDns, publicDns } from './public-dns.ts';

const fails = (code: string) => Promise.reject(Object.assign(new Error(`query ${code}`), { code }));

/** A DNS of these records, in which all else does not exist. */
function dnsOf<Answer>(records: Record<string, Answer>) {
  return (name: string): Promise<Answer> =>
    name in records ? Promise.resolve(records[name] as Answer) : fails('ENOTFOUND');
}

const none = {
  resolveNs: dnsOf<string[]>({}),
  resolve4: dnsOf<string[]>({}),
  resolveCaa: dnsOf<{ critical: number }[]>({}),
};
const resolving = (more: object) => publicDns({ ...none, ...more } as Parameters<typeof publicDns>[0]);

test('the name servers of both sides, with their addresses', async () => {
  const dns = resolving({
    resolveNs: dnsOf({ 'example.com': ['NS-1.awsdns.com'] }),
    resolve4: dnsOf({ 'ns-1.awsdns.com': ['192.0.2.1'], 'NS-1.awsdns.com': ['192.0.2.1'] }),
  });
  expect(await dns.delegation('example.com', ['ns-1.awsdns.com', 'ns-2.awsdns.org'])).toEqual({
    seen: {
      named: [{ name: 'ns-1.awsdns.com', addresses: ['192.0.2.1'] }],
      own: [
        { name: 'ns-1.awsdns.com', addresses: ['192.0.2.1'] },
        { name: 'ns-2.awsdns.org', addresses: [] },
      ],
    },
  });
});

test.each(['ENOTFOUND', 'ENODATA'])('%s is an answer: nobody', async code => {
  const dns = resolving({ resolveNs: () => fails(code) });
  expect(await dns.delegation('example.com', [])).toEqual({ seen: { named: [], own: [] } });
});

test.each(['ETIMEOUT', 'ESERVFAIL', 'ECONNREFUSED'])('%s is no answer', async code => {
  const dns = resolving({ resolveNs: () => fails(code), resolveCaa: () => fails(code) });
  const unseen = { unseen: `the DNS does not answer (query ${code})` };
  expect(await dns.delegation('example.com', [])).toEqual(unseen);
  expect(await dns.issuers(['sales.example.com'])).toEqual(unseen);
});

test('of CAA records the closest count, alone', async () => {
  const dns = resolving({
    resolveCaa: dnsOf({
      'finance.example.com': [{ critical: 0, iodef: 'mailto:us@example.com' }],
      'example.com': [
        { critical: 0, issue: 'letsencrypt.org' },
        { critical: 0, issuewild: ';' },
      ],
      com: [{ critical: 0, issue: 'amazon.com' }],
    }),
  });
  expect(await dns.issuers(['eu.sales.example.com', 'finance.example.com', 'a.example.org'])).toEqual({
    seen: [
      { host: 'eu.sales.example.com', issuers: ['letsencrypt.org'] },
      { host: 'finance.example.com', issuers: [] },
      { host: 'a.example.org', issuers: [] },
    ],
  });
});

test('no DNS says why', async () => {
  expect(await noDns('it is elsewhere').delegation('example.com', [])).toEqual({ unseen: 'it is elsewhere' });
  expect(await noDns('it is elsewhere').issuers([])).toEqual({ unseen: 'it is elsewhere' });
});
