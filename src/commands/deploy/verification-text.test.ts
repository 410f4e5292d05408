import { expect, test } from '@jest/globals';
import type { VerifyResult } from '../../power/verify.ts';
import {
  joinNames,
  notServedText,
  notVerifiedText,
  returningText,
  stoppedText,
  wakingText,
} from './verification-text.ts';

const where = { stage: 'prod', region: 'eu-west-1', logGroup: (app: string) => `/streamgate/prod/${app}` };

test.each([
  [['sales'], 'sales'],
  [['sales', 'finance'], 'sales and finance'],
  [['sales', 'finance', 'stock'], 'sales, finance and stock'],
])('%j is %s', (apps, expected) => expect(joinNames(apps)).toBe(expected));

test('of one and of several', () => {
  expect([wakingText(['a']), returningText(['a']), notVerifiedText(['a'])]).toEqual([
    'Waking a to verify it …',
    'a works and returns to its schedule.',
    'Not verified: a. It is verified when someone wakes it.',
  ]);
  expect([wakingText(['a', 'b']), returningText(['a', 'b']), notVerifiedText(['a', 'b'])]).toEqual([
    'Waking a and b to verify them …',
    'a and b work and return to their schedules.',
    'Not verified: a and b. They are verified when someone wakes them.',
  ]);
});

test('what became of each app that is not served, where its log is, and what helps', () => {
  const apps: VerifyResult[] = [
    { app: 'sales', outcome: 'served', stage: 'served' },
    { app: 'finance', outcome: 'failed', stage: 'failed', trouble: 'Essential container in task exited' },
    { app: 'stock', outcome: 'timed-out', stage: 'starting' },
    { app: 'staff', outcome: 'unknown', stage: 'unknown', trouble: 'no response' },
  ];
  expect(notServedText(apps, where)).toBe(
    [
      'finance did not start: Essential container in task exited',
      '  Log: aws logs tail /streamgate/prod/finance --region eu-west-1 --since 30m',
      'stock did not start within 10 minutes: starting an instance',
      '  Log: aws logs tail /streamgate/prod/stock --region eu-west-1 --since 30m',
      'The state of staff is unknown: no response',
      '  Log: aws logs tail /streamgate/prod/staff --region eu-west-1 --since 30m',
      'Fix the problem and deploy again, or deploy the previous version: npx sls deploy --stage prod',
      'More reasons why an app may not start: docs/runbook.md',
    ].join('\n'),
  );
});

test('a copy that ended while the stack was changed', () => {
  expect(stoppedText('sales', 'Task failed ELB health checks', where)).toMatch(
    /^An instance of sales stopped during the deploy: Task failed ELB health checks\n {2}Log: aws logs tail \/streamgate\/prod\/sales /,
  );
});
