import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { answering } from '../fakes/answering.ts';
import { markItem } from './items.ts';
import { notes } from './notes.ts';

const until = Temporal.Instant.from('2026-11-23T12:00:00Z');
const key = (id: string) => ({ id: { S: id } });
const leftOut = (...ids: string[]) => ({ UnprocessedKeys: { power: { Keys: ids.map(key) } } });

function aTable(...answers: object[]) {
  const dynamoDB = new DynamoDBClient({ region: 'eu-central-1' });
  const asked = answering(dynamoDB, { BatchGetItemCommand: answers });
  return { asked, adapter: notes(dynamoDB, 'power') };
}

test('what DynamoDB leaves out of its answer is asked for again', async () => {
  const mark = { Responses: { power: [markItem('sales', { until })] } };
  const { adapter, asked } = aTable(leftOut('mark#sales', 'record#sales'), { ...leftOut('record#sales'), ...mark }, {});
  expect(await adapter.read('sales')).toEqual({ wishes: { mark: { until } }, record: undefined });
  const keys = (...ids: string[]) => ({ RequestItems: { power: { Keys: ids.map(key), ConsistentRead: true } } });
  expect(asked.map(({ input }) => input)).toEqual([
    keys('lease#sales', 'hold#sales', 'mark#sales', 'record#sales'),
    keys('mark#sales', 'record#sales'),
    keys('record#sales'),
  ]);
});

test('what it always leaves out is not taken for absent', async () => {
  const { adapter, asked } = aTable(...Array(9).fill(leftOut('hold#sales')));
  await expect(adapter.read('sales')).rejects.toThrow('DynamoDB left out hold#sales of power, 4 times.');
  expect(asked).toHaveLength(4);
});

test('an item that cannot be read is an error, and not absent', async () => {
  const { adapter } = aTable({ Responses: { power: [{ ...key('hold#sales'), target: { S: 'awake' } }] } });
  await expect(adapter.read('sales')).rejects.toThrow('The item hold#sales cannot be read: until: expected text');
});
