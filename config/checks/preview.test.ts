import { expect, test } from '@jest/globals';
import { app, linesOf, local, settings } from './fakes/settings.ts';

const hostedZone = { id: 'ZLOCAL', name: 'localhost' } as const;
const login = { prefix: 'streamgate-local' };
const certificate = 'arn:aws:acm:us-east-1:222222222222:certificate/0a1b2c3d' as const;
const network = {
  vpc: 'vpc-0123abcd',
  publicSubnets: ['subnet-0123abcd', 'subnet-0123abce'],
  taskSubnets: ['subnet-0123abcd'],
  assignPublicIp: true,
} as const;
const sender = { identity: 'arn:aws:ses:eu-west-1:222222222222:identity/example.com', from: 'a@example.com' } as const;

test.each<[string, ReturnType<typeof settings>, string]>([
  [
    'a zone of the internet',
    settings(),
    'domain.hostedZone.name is "example.com". Allowed: localhost or a name below it. Stage local runs on this machine',
  ],
  [
    "the login page's host",
    local({ apps: { sales: app({ host: 'auth.localhost' }) } }),
    'apps.sales.host is "auth.localhost". Allowed: a host that nothing else has. The local preview signs people in there.',
  ],
  [
    "the login page's host for the portal",
    local({ domain: { hostedZone, login, portal: 'auth.localhost' } }),
    'domain.portal is "auth.localhost". Allowed: a host that nothing else has. The local preview signs people in there.',
  ],
  ['a network', local({ network }), 'Allowed: create. Stage local has no network of yours. Remove this setting.'],
  [
    'a certificate',
    local({ domain: { hostedZone, login, certificate: 'arn:aws:acm:eu-west-1:222222222222:certificate/0a' } }),
    'domain.certificate is "arn:aws:acm:eu-west-1:222222222222:certificate/0a". Allowed: none',
  ],
  [
    'a login host',
    local({ domain: { hostedZone, login: { host: 'login.localhost', certificate } } }),
    'Allowed: a prefix. Stage local always uses the sign-in page at auth.localhost',
  ],
  ['a sender', local({ login: { sender } }), 'Allowed: cognito. Stage local sends no email. Remove this setting.'],
])('%s is not for stage local', (_name, given, line) => {
  expect(linesOf(given, 'local')).toEqual([expect.stringContaining(line)]);
});

test('everything else is', () => {
  const apps = { sales: app({ host: 'localhost', replicas: 2, spot: true }), b: app({ host: 'b.localhost' }) };
  const given = local({ apps, login: { page: { color: '#0b5cad' }, mfa: { mode: 'optional', methods: ['totp'] } } });
  expect(linesOf(given, 'local')).toEqual([]);
});
