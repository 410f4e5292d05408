import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../test/world/until.ts';
import type { LogLine } from '../aws/log-shipping.ts';
import { shipLog } from './log-shipping.ts';

let directory: string;
let file: string;
let batches: LogLine[][];
let problems: string[];
let obstacle: Error | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'log-shipping-'));
  file = join(directory, 'sales.log');
  batches = [];
  problems = [];
  obstacle = undefined;
});

afterEach(() => rmSync(directory, { recursive: true }));

const shipping = (from = 0) =>
  shipLog(
    { file, from },
    {
      ship: async lines => {
        if (obstacle) throw obstacle;
        batches.push(lines);
      },
      log: problem => void problems.push(problem),
    },
  );

const shipped = () => batches.flat().map(({ message }) => message);

test('its own lines are shipped in their order, those of the copy before are not', async () => {
  writeFileSync(file, 'of the one before\n');
  appendFileSync(file, 'first\nsec');
  const { stop } = shipping('of the one before\n'.length);
  await until('the first line is shipped', () => batches.length === 1);
  appendFileSync(file, 'ond\nthird\nthe la');
  await until('the next two are', () => batches.length === 2);
  expect(shipped()).toEqual(['first', 'second', 'third']);
  appendFileSync(file, 'st');
  await stop();
  expect(shipped()).toEqual(['first', 'second', 'third', 'the last']);
  expect(problems).toEqual([]);
});

test('at most once a second, with the time', async () => {
  writeFileSync(file, '');
  const { stop } = shipping();
  const began = Date.now();
  for (let n = 0; n < 24; n++) {
    appendFileSync(file, `${n}\n`);
    await delay(100);
  }
  await stop();
  expect(batches.length).toBeGreaterThan(1);
  expect(batches.length).toBeLessThanOrEqual(4);
  const times = batches.flat().map(({ timestamp }) => timestamp);
  expect(times).toEqual(times.toSorted());
  expect(Math.min(...times)).toBeGreaterThanOrEqual(began);
  expect(Math.max(...times)).toBeLessThanOrEqual(Date.now());
});

test('stop ships all there is, in batches that CloudWatch takes, and nothing that comes later', async () => {
  writeFileSync(file, 'a\n'.repeat(25_000) + 'b'.repeat(700_000));
  const { stop } = shipping();
  const stopped = stop();
  appendFileSync(file, 'of the next one\n');
  await stopped;
  expect(shipped().join('')).toBe('a'.repeat(25_000) + 'b'.repeat(700_000));
  for (const batch of batches) {
    expect(batch.length).toBeLessThanOrEqual(10_000);
    const bytes = batch.reduce((sum, { message }) => sum + message.length + 26, 0);
    expect(bytes).toBeLessThanOrEqual(1024 * 1024);
  }
});

test('a batch that is not taken is told of, and the next one is tried', async () => {
  writeFileSync(file, 'lost\n');
  obstacle = new Error('no answer');
  const { stop } = shipping();
  await until('it is told of', () => problems.length === 1);
  obstacle = undefined;
  appendFileSync(file, 'kept\n');
  await stop();
  expect(problems).toEqual([`Lines of ${file} did not reach their log group: Error: no answer`]);
  expect(shipped()).toEqual(['kept']);
});

test('a file that is gone is told of', async () => {
  await shipping().stop();
  expect(problems[0]).toContain(`The lines of ${file} are not shipped any more`);
});
