import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../../test/world/until.ts';
import type { LogLine } from '../aws/log-shipping.ts';
import { shipLog } from './log-shipping.ts';

let directory: string;
let file: string;
let batches: LogLine[][];
let problems: string[];
let obstacle: Error | undefined;
let stop: () => Promise<void>;
/** When each batch was shipped. */
let sent: number[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'log-shipping-'));
  file = join(directory, 'sales.log');
  batches = [];
  problems = [];
  obstacle = undefined;
  sent = [];
});

afterEach(async () => {
  await stop();
  rmSync(directory, { recursive: true });
});

function start(from = 0) {
  ({ stop } = shipLog(
    { file, from },
    {
      ship: async lines => {
        sent.push(Date.now());
        await delay(50);
        if (obstacle) throw obstacle;
        batches.push(lines);
      },
      log: problem => void problems.push(problem),
    },
  ));
}

const shipped = () => batches.flat().map(({ message }) => message);

test('ships its own lines in order, and none of the previous task', async () => {
  writeFileSync(file, 'of the one before\n');
  appendFileSync(file, 'first\nsec');
  start('of the one before\n'.length);
  await until('the first line is shipped', () => batches.length === 1);
  appendFileSync(file, 'ond\nthird\nthe la');
  await until('the next two are', () => batches.length === 2);
  expect(shipped()).toEqual(['first', 'second', 'third']);
  appendFileSync(file, 'st');
  await stop();
  expect(shipped()).toEqual(['first', 'second', 'third', 'the last']);
  expect(problems).toEqual([]);
});

test('ships at most once a second, with the time of each line', async () => {
  writeFileSync(file, 'first\n');
  const began = Date.now();
  start();
  await until('the first line is on its way', () => sent.length === 1);
  appendFileSync(file, 'second\n');
  await until('the second is', () => sent.length === 2);
  // A timer of Node counts from the time its loop had seen last.
  expect(sent[1]).toBeGreaterThanOrEqual(Number(sent[0]) + 990);
  await stop();
  expect(shipped()).toEqual(['first', 'second']);
  const [first, second] = batches.flat().map(({ timestamp }) => timestamp);
  expect(first).toBeGreaterThanOrEqual(began);
  expect(second).toBeGreaterThan(Number(first));
  expect(second).toBeLessThanOrEqual(Date.now());
});

test('stop ships every line so far, in batches that CloudWatch accepts, and no later line', async () => {
  writeFileSync(file, 'a\n'.repeat(25_000) + 'b'.repeat(700_000));
  start();
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

test('logs a rejected batch, and ships the next one', async () => {
  writeFileSync(file, 'lost\n');
  obstacle = new Error('no answer');
  start();
  await until('it is told of', () => problems.length === 1);
  obstacle = undefined;
  appendFileSync(file, 'kept\n');
  await stop();
  expect(problems).toEqual([`Lines of ${file} did not reach their log group: Error: no answer`]);
  expect(shipped()).toEqual(['kept']);
});

test('logs that its file is gone', async () => {
  start();
  await stop();
  expect(problems[0]).toContain(`The lines of ${file} are no longer shipped`);
});
