import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { partId, partLabel, partsOf, pieces } from './parts.ts';

async function* from(items: readonly number[]) {
  yield* items;
}

test('nothing is lost between the pieces, and only the last one is short', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer(), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (items, size) => {
      const found: (readonly number[])[] = [];
      for await (const piece of pieces(from(items), size)) found.push(piece);
      expect(found.flat()).toEqual(items);
      expect(found.slice(0, -1).every(({ length }) => length === size)).toBe(true);
      expect(found).toHaveLength(Math.max(1, Math.ceil(items.length / size)));
    }),
  );
});

test.each([
  [0, 1],
  [1, 1],
  [5_000, 1],
  [5_001, 2],
  [100_000, 20],
])('%i rows are %i jobs', (total, parts) => {
  expect(partsOf(total)).toBe(parts);
});

test('jobs of a file sort as its parts do, and say which they are', () => {
  const ids = [1, 2, 10, 999].map(part => partId('20261123T090000Z-x', part));
  expect(ids).toEqual(ids.toSorted());
  expect(partLabel('people.csv', 1, 1)).toBe('people.csv');
  expect(partLabel('people.csv', 2, 20)).toBe('people.csv (2 of 20)');
});
