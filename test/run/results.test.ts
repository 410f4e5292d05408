import { expect, test } from '@jest/globals';
import { readJestReport, readPytestReport, timesTable, totalOf } from './results.ts';

test('a skipped test of pytest counts as failed, as errors do', () => {
  const report = '<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="0.1">';
  expect(readPytestReport(report)).toEqual({ passed: 4, failed: 6 });
});

test('a step without a report has failed', () => {
  expect(readPytestReport('')).toEqual({ passed: 0, failed: 1 });
  expect(readJestReport('')).toEqual([]);
});

test('the table has each step, and the slowest files first', () => {
  const files = [
    { project: 'unit', file: 'src/fast.test.ts', passed: 5, failed: 0, seconds: 0.5 },
    { project: 'unit', file: 'src/slow.test.ts', passed: 1, failed: 1, seconds: 7 },
  ];
  const lines = timesTable(new Map([['unit', totalOf(files)]]), files).split('\n');
  expect(lines.map(line => line.trim().split(/\s+/))).toEqual([
    ['step', 'passed', 'failed', 'seconds'],
    ['unit', '6', '1', '7.5'],
    ['the', 'slowest', 'files'],
    ['src/slow.test.ts', '1', '1', '7.0'],
    ['src/fast.test.ts', '5', '0', '0.5'],
  ]);
});
