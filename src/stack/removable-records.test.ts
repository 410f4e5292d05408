import { expect, test } from '@jest/globals';
import { removableRecords, type ValidationRecord, type ZoneRecord } from './removable-records.ts';

const gone: ValidationRecord[] = [
  { domain: 'sales.example.com', name: '_a1.sales.example.com.', value: '_b1.acm-validations.aws.' },
  { domain: 'example.com', name: '_a2.example.com.', value: '_b2.acm-validations.aws.' },
];
const record = (name: string, value: string, more: Partial<ZoneRecord> = {}): ZoneRecord => ({
  ...{ name, type: 'CNAME', ttl: 300, values: [value] },
  ...more,
});
const sales = record('_a1.sales.example.com.', '_b1.acm-validations.aws.');
const apex = record('_a2.example.com.', '_b2.acm-validations.aws.');

test('the records of certificates that are gone', () => {
  expect(removableRecords(gone, [], [sales, apex])).toEqual([sales, apex]);
});

test.each(['example.com', '*.example.com', 'EXAMPLE.com'])('another certificate for %s keeps its record', name => {
  expect(removableRecords(gone, ['elsewhere.org', name], [sales, apex])).toEqual([sales]);
});

test.each([
  ['the token of another account', record('_a1.sales.example.com.', '_c9.acm-validations.aws.')],
  ['another name', record('_a9.sales.example.com.', '_b1.acm-validations.aws.')],
  ['another type', record('_a1.sales.example.com.', '_b1.acm-validations.aws.', { type: 'TXT' })],
  ['a second value', { ...sales, values: [...sales.values, 'more'] }],
])('%s stays', (_what, kept) => {
  expect(removableRecords(gone, [], [kept])).toEqual([]);
});

test('a name without its last dot, and in upper case, is the same one', () => {
  const shouted = record('_A1.Sales.example.com', '_b1.ACM-validations.aws');
  expect(removableRecords(gone, [], [shouted])).toEqual([shouted]);
});
