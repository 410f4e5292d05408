import { expect, test } from '@jest/globals';
import { app, linesOf, settings, withApp } from './fakes/settings.ts';

test.each<[string, string, string]>([
  [
    'outside the zone',
    'sales.example.org',
    'apps.sales.host is "sales.example.org". Allowed: a host in the zone example.com',
  ],
  ['that ends alike', 'salesexample.com', 'a host in the zone example.com'],
  ['with a scheme', 'https://sales.example.com/', 'Write "sales.example.com".'],
  ['with a port', 'sales.example.com:8501', 'Write "sales.example.com".'],
  ['with a wildcard', '*.example.com', 'Allowed: a lower-case DNS name'],
  ['with a last dot', 'sales.example.com.', 'Write "sales.example.com".'],
  ['of capital letters', 'Sales.example.com', 'Write "sales.example.com".'],
  ['of other letters', 'münchen.example.com', 'Write "xn--mnchen-3ya.example.com".'],
  ['with an underscore', 'my_sales.example.com', 'Allowed: a lower-case DNS name'],
  ['with an empty label', 'sales..example.com', 'Allowed: a lower-case DNS name'],
  ['with a label that begins with a hyphen', '-sales.example.com', 'Allowed: a lower-case DNS name'],
  ['with a label of 64 characters', `${'a'.repeat(64)}.example.com`, 'at most 64 characters'],
  ['of 65 characters', `${'a'.repeat(53)}.example.com`, 'at most 64 characters'],
  ['of nothing', '', 'apps.sales.host is "". Allowed: a lower-case DNS name'],
])('a host %s', (_name, host, line) => {
  expect(linesOf(withApp({ host }))).toEqual([expect.stringContaining(line)]);
});

test('one host twice', () => {
  expect(linesOf(settings({ apps: { a: app(), b: app() } }))).toEqual([
    'apps.b.host is "sales.example.com". Allowed: a host that nothing else has. Already used by a.',
  ]);
});

test.each(['example.com', 'a.b.example.com', `${'a'.repeat(52)}.example.com`, '7.example.com'])('%s is sound', host => {
  expect(linesOf(withApp({ host }))).toEqual([]);
});
