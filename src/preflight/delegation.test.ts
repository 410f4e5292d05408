import { expect, test } from '@jest/globals';
import { delegation } from './delegation.ts';
import { lines } from './fakes/lines.ts';
import { denied, seen } from './fakes/wanted.ts';

const servers = ['ns-1.awsdns-01.com', 'ns-2.awsdns-02.org'];
const zone = seen({ name: 'example.com', private: false, nameServers: servers });
const own = servers.map((name, index) => ({ name, addresses: [`192.0.2.${index}`] }));
const stranger = { name: 'ns.registrar.example', addresses: ['198.51.100.1'] };
const set = 'At the registrar, or in the zone above, set: ns-1.awsdns-01.com, ns-2.awsdns-02.org.';

test.each([
  ['the zone', own, '✓ delegation  the public DNS sends example.com to this zone'],
  [
    'the zone, under names of its own',
    own.map((server, index) => ({ ...server, name: `ns${index}.example.com` })),
    '✓ delegation  the public DNS sends example.com to this zone',
  ],
  ['nobody', [], `✗ delegation  The DNS knows no name servers of example.com. ${set}`],
  [
    'somebody else',
    [stranger],
    `✗ delegation  The DNS sends example.com to ns.registrar.example, not to this zone. ${set}`,
  ],
  [
    'somebody else too',
    [...own, stranger],
    `! delegation  The DNS sends example.com to this zone, but also to ns.registrar.example. ${set}`,
  ],
  [
    'a private zone that this machine sees',
    [{ name: 'ns-1536.awsdns-00.co.uk', addresses: [] }],
    "! delegation  This machine's DNS answers for example.com from a private zone, so the public one could not be looked at.",
  ],
])('the DNS names %s', (_case, named, line) => {
  expect(lines(...delegation(zone, seen({ named, own })))).toEqual([line]);
});

test('a DNS that does not answer', () => {
  const look = { unseen: 'the DNS does not answer (queryNs ETIMEOUT example.com)' };
  expect(lines(...delegation(zone, look))).toEqual([
    '! delegation  Who answers for example.com in the public DNS could not be looked at: the DNS does not answer (queryNs ETIMEOUT example.com).',
  ]);
});

test.each([seen(undefined), denied('route53:GetHostedZone')])('of no zone nothing is said', none => {
  expect(delegation(none, seen({ named: [], own: [] }))).toEqual([]);
});
