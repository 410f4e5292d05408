import type { Rule, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from '@jest/globals';
import { pageRule } from './page-rule.ts';

const host = (...Values: string[]): RuleCondition => ({ Field: 'host-header', HostHeaderConfig: { Values } });
const path = (...Values: string[]): RuleCondition => ({ Field: 'path-pattern', PathPatternConfig: { Values } });
const aRule = (RuleArn: string, ...Conditions: RuleCondition[]): Rule => ({ RuleArn, Conditions });

const others = [
  aRule('gate', host('sales.example.com'), path('/_gate/*')),
  aRule('socket', host('sales.example.com'), path('/_stcore/*', '/*/_stcore/*')),
  aRule('other host', host('stock.example.com'), path('/*')),
  aRule('two hosts', host('sales.example.com', 'stock.example.com'), path('/*')),
  aRule('every host', path('/*')),
  aRule('every path', host('sales.example.com')),
  aRule('some visitors', host('sales.example.com'), path('/*'), { Field: 'source-ip' }),
  aRule('host twice', host('sales.example.com'), host('/*')),
  { RuleArn: 'default', IsDefault: true },
];

test.each([
  ['as new', [path('/*'), host('sales.example.com')]],
  [
    'as old',
    [
      { Field: 'host-header', Values: ['sales.example.com'] },
      { Field: 'path-pattern', Values: ['/*'] },
    ],
  ],
])('the page rule among all others, told %s', (_, conditions) => {
  expect(pageRule([...others, aRule('page', ...conditions)], 'sales.example.com').RuleArn).toBe('page');
});

test('none, or two, is an error', () => {
  expect(() => pageRule(others, 'sales.example.com')).toThrow('0 rules for sales.example.com');
  const page = aRule('page', host('sales.example.com'), path('/*'));
  expect(() => pageRule([page, page], 'sales.example.com')).toThrow('2 rules for sales.example.com');
});
