import { expect, test } from '@jest/globals';
import { Cloud } from './fakes/cloud.ts';
import { firstRecord } from './remember.ts';
import { verifyLater } from './verify-later.ts';

test('what is known stays, and that nobody has seen the new version run is added', async () => {
  const cloud = new Cloud();
  cloud.record = { ...firstRecord(cloud.at(0)), version: 7, reason: 'closed' };
  expect(await verifyLater(cloud.ports.notes, 'sales', cloud.at(60))).toBe(true);
  expect(cloud.record).toEqual({ ...firstRecord(cloud.at(0)), version: 8, reason: 'closed', unverified: cloud.at(60) });
});

test('of an app that nobody has looked at yet too', async () => {
  const cloud = new Cloud();
  expect(await verifyLater(cloud.ports.notes, 'sales', cloud.at(60))).toBe(true);
  expect(cloud.record).toMatchObject({ version: 1, unverified: cloud.at(60) });
});

test.each([
  [4, true],
  [5, false],
])('when somebody else is faster %i times: %s', async (times, expected) => {
  const cloud = new Cloud();
  const { read, write } = cloud.ports.notes;
  let faster = times;
  const busy = { read, write: async (...wanted: Parameters<typeof write>) => faster-- <= 0 && write(...wanted) };
  expect(await verifyLater(busy, 'sales', cloud.at(60))).toBe(expected);
});
