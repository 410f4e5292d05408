import { expect, test } from '@jest/globals';
import { changes, questions } from '../changes.ts';
import { pool } from './fakes/refused.ts';
import { custom, stack } from './fakes/stack.ts';

test.each<[path: string, given: string, allowed: string, was: object, is: object]>([
  ['domain.login.prefix', '"b"', 'the prefix "a"', { Domain: 'a' }, { Domain: 'b' }],
  ['domain.login.host', '"auth.example.com"', 'the prefix "a"', { Domain: 'a' }, custom],
  ['domain.login.prefix', '"a"', 'the host "auth.example.com"', custom, { Domain: 'a' }],
  [
    'domain.login.host',
    '"b.example.com"',
    'the host "auth.example.com"',
    custom,
    { ...custom, Domain: 'b.example.com' },
  ],
])('a login domain stays: %s %s instead of %s', (path, given, allowed, was, is) => {
  const comparison = { stage: 'prod', deployed: stack({ login: was }), wanted: stack({ login: is }) };
  expect(questions(comparison)).toEqual({ groups: [], domain: 'Domain' in was ? was.Domain : '' });
  expect(changes(comparison, pool)).toEqual([
    expect.objectContaining({ path, given, allowed: `${allowed}, as it is deployed` }),
  ]);
  expect(changes(comparison, { ...pool, hasDomain: false })).toEqual([]);
});
