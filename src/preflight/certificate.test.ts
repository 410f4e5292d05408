import { expect, test } from '@jest/globals';
import { type Certificate, certificate, forLoadBalancer, forLoginPage } from './certificate.ts';
import { lines } from './fakes/lines.ts';
import { denied, seen } from './fakes/wanted.ts';

const use = {
  check: 'certificate',
  path: 'domain.certificate',
  arn: 'arn:aws:acm:eu-west-1:222222222222:certificate/one',
  hosts: ['sales.example.com', 'finance.example.com'],
  keyAlgorithms: forLoadBalancer,
} as const;

const sound: Certificate = {
  status: 'ISSUED',
  names: ['*.example.com'],
  keyAlgorithm: 'RSA_2048',
  expires: { on: '2027-11-23', inDays: 365 },
};

const fineLine = '✓ certificate  *.example.com, until 2027-11-23';

test.each<[string, Partial<Certificate>, string]>([
  ['sound', {}, fineLine],
  ['that ends in 31 days', { expires: { on: '2027-11-23', inDays: 31 } }, fineLine],
  [
    'that ends in 30 days',
    { expires: { on: '2026-12-23', inDays: 30 } },
    '! certificate  The certificate ends on 2026-12-23, in 30 days. Import another, or see why ACM could not renew it.',
  ],
  [
    'that waits to be proved',
    { status: 'PENDING_VALIDATION' },
    `✗ certificate  The certificate ${use.arn} is PENDING_VALIDATION. Add the record that ACM asks for, and wait.`,
  ],
  [
    'that is over',
    { status: 'EXPIRED', expires: { on: '2026-01-01', inDays: -300 } },
    `✗ certificate  The certificate ${use.arn} is EXPIRED. Change domain.certificate.`,
  ],
  [
    'of a key that the load balancer does not take',
    { keyAlgorithm: 'RSA_1024' },
    "✗ certificate  The certificate's key is RSA_1024, which cannot be used here. Change domain.certificate: " +
      'it may be RSA_2048, RSA_3072, RSA_4096, EC_prime256v1, EC_secp384r1, EC_secp521r1.',
  ],
  [
    'for one host only',
    { names: ['sales.example.com'] },
    '✗ certificate  The certificate is for sales.example.com, which is not finance.example.com. ' +
      "Change domain.certificate: a certificate's names are settled when it is made, and * stands for one word.",
  ],
])('a certificate %s', (_case, more, line) => {
  expect(lines(...certificate(seen({ ...sound, ...more }), use))).toEqual([line]);
});

test.each([
  ['*.example.com', 'sales.example.com', true],
  ['*.example.com', 'eu.sales.example.com', false],
  ['*.example.com', 'example.com', false],
  ['example.com', 'example.com', true],
  ['example.com', 'sales.example.com', false],
  ['*.sales.example.com', 'sales.example.com', false],
])('%s covers %s: %s', (name, host, covered) => {
  const found = certificate(seen({ ...sound, names: [name] }), { ...use, hosts: [host] });
  expect(found.map(({ outcome }) => outcome)).toEqual([covered ? 'ok' : 'failure']);
});

test('all that is wrong with it is said at once', () => {
  const wrong = seen({ ...sound, status: 'REVOKED', names: ['other.example.com'], keyAlgorithm: 'RSA_1024' });
  expect(certificate(wrong, use).map(({ outcome }) => outcome)).toEqual(['failure', 'failure', 'failure']);
});

test('the login page takes fewer keys than the load balancer', () => {
  const login = {
    ...use,
    keyAlgorithms: forLoginPage,
    check: 'login-certificate',
    path: 'domain.login.certificate',
  } as const;
  const found = certificate(seen({ ...sound, keyAlgorithm: 'EC_secp384r1' }), login);
  expect(lines(...found)).toEqual([
    "✗ login-certificate  The certificate's key is EC_secp384r1, which cannot be used here. " +
      'Change domain.login.certificate: it may be RSA_1024, RSA_2048, RSA_3072, RSA_4096, EC_prime256v1.',
  ]);
});

test('none, and one that may not be looked at', () => {
  expect(lines(...certificate(seen(undefined), use), ...certificate(denied('acm:DescribeCertificate'), use))).toEqual([
    `✗ certificate  There is no certificate ${use.arn}. Correct domain.certificate.`,
    `! certificate  The certificate ${use.arn} could not be looked at: User ana is not authorized. ` +
      'Grant the deploying role the permission acm:DescribeCertificate.',
  ]);
});
