import { expect, test } from '@jest/globals';
import { refused } from './fakes/refused.ts';
import { hosts, priorities, type Stack } from './fakes/stack.ts';

test.each<[string, is: Stack, paths: string[]]>([
  [
    'two apps exchange hosts',
    { hosts: { sales: hosts.finance, finance: hosts.sales } },
    ['apps.sales.host', 'apps.finance.host'],
  ],
  ['an app takes another’s host', { hosts: { sales: hosts.finance, finance: 'new.example.com' } }, ['apps.sales.host']],
  [
    'an app is renamed',
    { hosts: { sales: hosts.sales, salesEu: hosts.finance }, priorities: { sales: 1000, salesEu: 3000 } },
    ['apps.sales-eu.host'],
  ],
  [
    'two apps exchange priorities',
    { priorities: { sales: 2000, finance: 1000 } },
    ['apps.sales.priority', 'apps.finance.priority'],
  ],
  ['a new app takes a priority', { priorities: { sales: 1000, stock: priorities.finance } }, ['apps.stock.priority']],
])('nothing is taken over in one deploy: %s', (_what, is, paths) => {
  expect(refused({}, is).map(({ path }) => path)).toEqual(paths);
});
