import { expect, test } from '@jest/globals';
import type { RedirectDescription } from './ports.ts';
import { redirectBy } from './redirect.ts';

const request = {
  method: 'GET',
  host: 'sales.localhost',
  authority: 'sales.localhost:8501',
  path: '/reports/1',
  query: 'year=2026',
  headers: {},
  sourceIp: '127.0.0.1',
  port: 8501,
};

test.each<[string, RedirectDescription, string]>([
  ['keeps what it does not change', { Port: '8080' }, 'http://sales.localhost:8080/reports/1?year=2026'],
  [
    'fills templates',
    { Path: '/new/#{path}', Query: 'from=#{host}&#{query}' },
    'http://sales.localhost:8501/new/reports/1?from=sales.localhost&year=2026',
  ],
  [
    'can go to HTTPS elsewhere',
    { Protocol: 'HTTPS', Port: '443', Host: 'a.example.com', Query: '' },
    'https://a.example.com:443/reports/1',
  ],
])('a redirect %s', (_, to, location) => {
  expect(redirectBy(to, request)).toMatchObject({ status: 301, headers: { location } });
});

test('a redirect is permanent unless it says otherwise', () => {
  expect(redirectBy({ StatusCode: 'HTTP_302' }, request).status).toBe(302);
});
