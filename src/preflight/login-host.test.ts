import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { app, denied, loginHost as domain, seen, wanted } from './fakes/wanted.ts';
import { loginHost } from './login-host.ts';

const above = (...types: string[]) => ({ 'example.com': seen(types) });

test.each([
  ['has an address', above('NS', 'SOA', 'A'), '✓ login-host  example.com has an address'],
  [
    'has none',
    above('NS', 'SOA', 'TXT'),
    '✗ login-host  example.com has no record A, without which Cognito refuses auth.example.com. ' +
      "Add one: any address will do. Or make example.com an app's host.",
  ],
  [
    'may not be looked at',
    { 'example.com': denied('route53:ListResourceRecordSets') },
    '! login-host  What the zone has for example.com could not be looked at: User ana is not authorized. ' +
      'Grant the deploying role the permission route53:ListResourceRecordSets.',
  ],
])('the name above %s', (_case, records, line) => {
  expect(lines(...loginHost(records, wanted({ domain })))).toEqual([line]);
});

test("an app's host gets its address from the deploy", () => {
  const apps = { home: app({ host: 'example.com' }) };
  expect(lines(...loginHost(above(), wanted({ domain, apps })))).toEqual(["✓ login-host  example.com is an app's"]);
});

test('a prefix has no name above', () => {
  expect(loginHost(above(), wanted())).toEqual([]);
});
