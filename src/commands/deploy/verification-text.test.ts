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
    'a works, and returns to its schedule.',
    'Not verified: a. It is tried when somebody wakes it.',
  ]);
  expect([wakingText(['a', 'b']), returningText(['a', 'b']), notVerifiedText(['a', 'b'])]).toEqual([
    'Waking a and b to verify them …',
    'a and b work, and return to their schedules.',
    'Not verified: a and b. They are tried when somebody wakes them.',
  ]);
});

test('what became of each app that is not served, where its log is, and what helps', () => {
  const apps: VerifyResult[] = [
    { app: 'sales', outcome: 'served', stage: 'served' },
    { app: 'finance', outcome: 'failed', stage: 'failed', trouble: 'Essential container in task exited' },
    { app: 'stock', outcome: 'timed-out', stage: 'starting' },
    { app: 'staff', outcome: 'unknown', stage: 'unknown', trouble: 'it gave no answer' },
  ];
  expect(notServedText(apps, where)).toBe(
    [
      'finance did not come up: Essential container in task exited',
      '  Its log: aws logs tail /streamgate/prod/finance --region eu-west-1 --since 30m',
      'stock did not come up within ten minutes: a copy is being started',
      '  Its log: aws logs tail /streamgate/prod/stock --region eu-west-1 --since 30m',
      'Whether staff came up is not known: it gave no answer',
      '  Its log: aws logs tail /streamgate/prod/staff --region eu-west-1 --since 30m',
      'Mend what is wrong and deploy again, or deploy what ran before: npx sls deploy --stage prod',
      'What else may keep an app from starting: docs/runbook.md',
    ].join('\n'),
  );
});

test('a copy that ended while the stack was changed', () => {
  expect(stoppedText('sales', 'Task failed ELB health checks', where)).toMatch(
    /^A copy of sales ended by itself during the deploy: Task failed ELB health checks\n {2}Its log: aws logs tail \/streamgate\/prod\/sales /,
  );
});
