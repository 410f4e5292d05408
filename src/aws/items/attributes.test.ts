import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { attributesOf, fieldsOf } from './attributes.ts';
import { boolean, instant, listOf, number, object, recordOf, text } from './readers.ts';

test('what is kept is what comes back; what is undefined is not kept', () => {
  const at = Temporal.Instant.from('2026-11-23T12:00:00.123456789Z');
  const kept = attributesOf({ text: '', number: -1.5, yes: true, no: false, at, list: ['a'], nothing: undefined });
  expect(kept).toEqual({
    text: { S: '' },
    number: { N: '-1.5' },
    yes: { BOOL: true },
    no: { BOOL: false },
    at: { S: '2026-11-23T12:00:00.123456789Z' },
    list: { L: [{ S: 'a' }] },
  });
  const read = object({ text, number, yes: boolean, no: boolean, at: instant, list: listOf(text) });
  expect({ ...read(fieldsOf(kept)), at: String(at) }).toEqual({ ...fieldsOf(kept), at: String(at) });
});

test('names that nobody knows beforehand', () => {
  const values = { line: '3', __proto: '' };
  const kept = fieldsOf(attributesOf({ values })).values;
  expect(recordOf(text)(kept)).toEqual(values);
  expect(() => recordOf(number)(kept)).toThrow('expected a number, not 3');
  expect(() => recordOf(text)('3')).toThrow('expected an object, not 3');
  expect(() => boolean('true')).toThrow('expected true or false, not true');
});

test('the table keeps nothing else', () => {
  expect(() => attributesOf({ big: 1n })).toThrow('The table keeps no bigint: 1.');
});
