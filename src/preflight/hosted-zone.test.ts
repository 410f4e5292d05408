import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { denied, seen, wanted } from './fakes/wanted.ts';
import { hostedZone } from './hosted-zone.ts';

const zone = { name: 'example.com', private: false, nameServers: [] };

test.each([
  ['the zone', seen(zone), '✓ hosted-zone  example.com is ZPROD'],
  [
    'none',
    seen(undefined),
    '✗ hosted-zone  The account 222222222222 has no hosted zone ZPROD. Correct domain.hostedZone.id. The zones there are:\n' +
      '      aws route53 list-hosted-zones',
  ],
  [
    'another',
    seen({ ...zone, name: 'example.org' }),
    '✗ hosted-zone  The hosted zone ZPROD is example.org, not example.com. Correct domain.hostedZone: the id or the name.',
  ],
  [
    'a private one',
    seen({ ...zone, private: true }),
    '✗ hosted-zone  The hosted zone ZPROD is a private one. ' +
      'Name the public zone: visitors and whoever signs certificates see no other.',
  ],
  [
    'one that may not be looked at',
    denied('route53:GetHostedZone'),
    '! hosted-zone  The hosted zone ZPROD could not be looked at: User ana is not authorized. ' +
      'Grant the deploying role the permission route53:GetHostedZone.',
  ],
])('%s', (_case, look, line) => {
  expect(lines(hostedZone(look, wanted()))).toEqual([line]);
});
