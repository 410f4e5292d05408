import { expect, test } from '@jest/globals';
import type { CertificateArn } from '../settings/domain.ts';
import { app, linesOf, settings, withDomain } from './fakes/settings.ts';

const longLabel = 'a'.repeat(63);
const certificateIn = (place: `${string}:${string}`): CertificateArn =>
  `arn:aws:acm:${place}:certificate/0a1b2c3d-4e5f`;
const ours = 'arn:aws:acm:us-east-1:222222222222:certificate/0a1b2c3d' as const;
const hostedZone = (name: string) => ({ id: 'Z0', name }) as const;
const zone = (name: string, host = `sales.${name}`, portal?: string) =>
  settings({
    domain: { hostedZone: hostedZone(name), login: { prefix: 'x' }, ...(portal && { portal }) },
    apps: { sales: app({ host }) },
  });

test.each<[string, string, string]>([
  ['a last dot', 'example.com.', 'Write "example.com".'],
  ['capital letters', 'Example.com', 'domain.hostedZone.name is "Example.com". Allowed: a lower-case DNS name'],
  ['a scheme', 'https://example.com', 'Write "example.com".'],
  ['a single name', 'example', 'Allowed: a lower-case DNS name'],
  ['65 characters', `${'a'.repeat(61)}.com`, 'at most 64 characters'],
  ['this machine', 'localhost', 'Only stage local runs on this machine.'],
])('a zone with %s', (_name, name, line) => {
  expect(linesOf(zone(name, name))).toContainEqual(expect.stringContaining(line));
});

test.each<[string, Parameters<typeof withDomain>[0], string]>([
  [
    'a zone id with its path',
    { hostedZone: { id: 'Z/hostedzone/Z1', name: 'example.com' } },
    'domain.hostedZone.id is "Z/hostedzone/Z1". Allowed: Z and up to 31',
  ],
  [
    'no days',
    { accessLogs: { keepDays: 0 } },
    'domain.accessLogs.keepDays is 0. Allowed: a whole number from 1 to 3650.',
  ],
  ['half a day', { accessLogs: { keepDays: 0.5 } }, 'domain.accessLogs.keepDays is 0.5. Allowed: a whole number'],
  ['eleven years', { accessLogs: { keepDays: 4015 } }, 'domain.accessLogs.keepDays is 4015. Allowed: a whole number'],
  ['a prefix too long', { login: { prefix: 'a'.repeat(64) } }, 'at most 63 characters.'],
  [
    'a prefix of capital letters',
    { login: { prefix: 'Example' } },
    'domain.login.prefix is "Example". Allowed: lower-case',
  ],
  ['a hyphen at the end', { login: { prefix: 'example-' } }, 'inner hyphens'],
  ['no prefix', { login: { prefix: '' } }, 'inner hyphens'],
  ['aws', { login: { prefix: 'laws-and-order' } }, 'without the words aws, amazon and cognito'],
  ['amazon', { login: { prefix: 'amazonia' } }, 'without the words aws, amazon and cognito'],
  ['cognito', { login: { prefix: 'my-cognito' } }, 'without the words aws, amazon and cognito'],
  [
    'a login host outside the zone',
    { login: { host: 'auth.example.org', certificate: ours } },
    'domain.login.host is "auth.example.org". Allowed: a host below example.com',
  ],
  ['the zone as login host', { login: { host: 'example.com', certificate: ours } }, 'a host below example.com'],
  [
    'a login host with a port',
    { login: { host: 'auth.example.com:443', certificate: ours } },
    'Write "auth.example.com".',
  ],
  ['a login host too long', { login: { host: `${'a'.repeat(52)}.example.com`, certificate: ours } }, '63 characters'],
  [
    "an app's host as login host",
    { login: { host: 'sales.example.com', certificate: ours } },
    `apps.sales.host is "sales.example.com". Allowed: a host that nothing else has. The sign-in page has this host.`,
  ],
  [
    "the portal's host as login host",
    { login: { host: 'apps.example.com', certificate: ours } },
    `domain.portal is "apps.example.com". Allowed: a host that nothing else has. The sign-in page has this host.`,
  ],
  [
    'a portal outside the zone',
    { portal: 'apps.example.org' },
    'domain.portal is "apps.example.org". Allowed: a host in the zone example.com',
  ],
  ['a portal with a scheme', { portal: 'https://apps.example.com' }, 'Write "apps.example.com".'],
  [
    'a portal where an app is',
    { portal: 'sales.example.com' },
    'apps.sales.host is "sales.example.com". Allowed: a host that nothing else has. Already used by the portal.',
  ],
  [
    'a zone that leaves no room for the portal',
    { hostedZone: { id: 'Z0', name: 'example.com' }, portal: `${'a'.repeat(53)}.example.com` },
    'domain.portal is',
  ],
  [
    'text before the resource of a certificate',
    { certificate: 'arn:aws:acm:eu-west-1:222222222222:x-certificate/0a1b' as CertificateArn },
    'domain.certificate is',
  ],
  [
    'text after the id of a certificate',
    { certificate: 'arn:aws:acm:eu-west-1:222222222222:certificate/0a1b/x' as CertificateArn },
    'domain.certificate is',
  ],
  [
    "a login certificate of somebody else's",
    { login: { host: 'auth.example.com', certificate: 'arn:aws:acm:us-east-1:333333333333:certificate/0a' } },
    'domain.login.certificate is "arn:aws:acm:us-east-1:333333333333:certificate/0a". Allowed: a certificate in us-east-1 of the account 222222222222',
  ],
  [
    'a certificate of another region',
    { certificate: certificateIn('us-east-1:222222222222') },
    'Allowed: a certificate in eu-west-1 of the account 222222222222',
  ],
  [
    "somebody else's certificate",
    { certificate: certificateIn('eu-west-1:333333333333') },
    'a certificate in eu-west-1',
  ],
  ['no certificate', { certificate: certificateIn('eu-west-1:2222') }, 'Copy it from Certificate Manager.'],
  ['any certificate', { certificate: 'arn:aws:acm:eu-west-1:222222222222:certificate/*' }, 'Copy it from Certificate'],
])('%s', (_name, domain, line) => {
  expect(linesOf(withDomain(domain))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, ReturnType<typeof settings>]>([
  ['a zone that leaves just enough room for the portal', zone(`${'a'.repeat(55)}.com`, `${'a'.repeat(55)}.com`)],
  ['a zone of 62 characters', zone(`${'a'.repeat(58)}.com`, `${'a'.repeat(58)}.com`, `b.${'a'.repeat(58)}.com`)],
  ['a zone of other letters', zone('example.xn--p1ai')],
  ['a prefix of 63 characters', withDomain({ login: { prefix: longLabel } })],
  ['a portal of another name', withDomain({ portal: 'start.team.example.com' })],
  ['the zone as the portal', withDomain({ portal: 'example.com' })],
  ['a prefix of one', withDomain({ login: { prefix: '7' } })],
  ['a login host of 63', withDomain({ login: { host: `${'a'.repeat(51)}.example.com`, certificate: ours } })],
  ['a login host below an app', withDomain({ login: { host: 'auth.sales.example.com', certificate: ours } })],
  ['a certificate of ours', withDomain({ certificate: certificateIn('eu-west-1:222222222222') })],
])('%s is sound', (_name, given) => {
  expect(linesOf(given)).toEqual([]);
});
