import { expect, test } from '@jest/globals';
import { capacityOf, peopleInWords, peopleOf } from './capacity.ts';

test('a quarter vCPU is filled by ten people: two runs a second, a click every five seconds', () => {
  expect(capacityOf({ cpu: 256, memoryMiB: 512 })).toEqual({ runsPerSecond: 2, people: 10, dataMiBEach: 32 });
});

test('up to one vCPU, twice the processor carries twice the people', () => {
  expect(capacityOf({ cpu: 512, memoryMiB: 1024 }).people).toBe(20);
  expect(capacityOf({ cpu: 1024, memoryMiB: 2048 }).people).toBe(40);
});

test('beyond one vCPU only the memory grows, because Python runs on one processor at a time', () => {
  const [one, four] = [capacityOf({ cpu: 1024, memoryMiB: 8192 }), capacityOf({ cpu: 4096, memoryMiB: 16384 })];
  expect(four).toMatchObject({ runsPerSecond: one.runsPerSecond, people: one.people });
  expect(four.dataMiBEach).toBeGreaterThan(one.dataMiBEach);
});

test('each instance carries as many, and each app is said by name', () => {
  const people = peopleOf({
    sales: { size: { cpu: 256, memoryMiB: 512 }, replicas: 3 },
    finance: { size: { cpu: 1024, memoryMiB: 2048 }, replicas: 1 },
  });
  expect(people).toEqual({ sales: 30, finance: 40 });
  expect(peopleInWords(people)).toBe(
    'Concurrent users of the sample page, each with a click every 5 s: about 30 (sales), 40 (finance). See "Task sizes" in docs/settings.md.',
  );
});
