import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Job } from '../../invitations/job.ts';
import type { Row } from '../../invitations/row.ts';
import { noRows } from '../../invitations/tally.ts';
import { commandLine } from './format.ts';
import { formatEnd, formatTotals } from './job-results.ts';
import { formatPlan, summarizeRows } from './plan-summary.ts';
import { formatProblems, problemsOf } from './problems.ts';
import { formatRow } from './row-text.ts';

const aRow = (line: number, more: Partial<Row>): Row => ({
  ...{ line, version: 1, state: 'waiting', findings: [] },
  given: { email: 'ana@acme.com', name: '', groups: '', until: '' },
  ...more,
});

const wrong = (line: number) => aRow(line, { state: 'invalid', findings: [{ code: 'EMAIL_MISSING' }] });

async function* from(rows: readonly Row[]) {
  yield* rows;
}

const mails = { day: '2026-11-23', limit: 40, spent: 39 };

test('a plan says how many of each, what is wrong, and when the last mail goes', async () => {
  const plan = await summarizeRows(
    from([
      aRow(2, { planned: { action: 'invite', join: [] } }),
      aRow(3, { planned: { action: 'invite', join: ['finance'] } }),
      aRow(4, { planned: { action: 'nothing', join: [], finding: { code: 'USER_EXISTS' } } }),
      aRow(5, { planned: { action: 'refuse', join: [], finding: { code: 'USER_DISABLED' } } }),
      wrong(6),
    ]),
    mails,
  );
  expect(plan).toMatchObject({
    total: 5,
    rows: { invite: 2, resend: 0, update: 0, nothing: 1, refuse: 1, invalid: 1 },
    problems: [
      { line: 5, code: 'USER_DISABLED' },
      { line: 6, code: 'EMAIL_MISSING' },
    ],
    mails: { needed: 2, last: '2026-11-24' },
  });
  const lines = formatPlan('people.csv', 'prod', plan, 'npx sls …').split('\n');
  expect(lines[0]).toBe('people.csv, stage prod: 5 rows. Nothing was changed.');
  expect(lines).toContain('  2  new: invited by email');
  expect(lines).toContain('Needs attention (2)');
  expect(lines).toContain('  line 5  USER_DISABLED  ana@acme.com');
  expect(lines.at(-2)).toBe(
    "2 emails needed; 39 of 40 of today's emails are used, so the last is sent automatically on 2026-11-24.",
  );
  expect(lines.at(-1)).toBe('To apply this plan: npx sls …');
});

test('of many wrong lines the first twenty are told, and how many more there are', () => {
  const problems = Array.from({ length: 1_234 }, (_, index) => wrong(index + 2)).flatMap(problemsOf);
  const lines = formatProblems(problems, '--json');
  expect(lines.filter(line => line.includes('EMAIL_MISSING'))).toHaveLength(20);
  expect(lines.at(-1)).toBe('  … and 1,214 more: see --json.');
  expect(formatProblems([], '--json')).toEqual([]);
});

test('what was typed moves no cursor', () => {
  const given = { email: '\u001b[2J\nana', name: '', groups: '', until: '' };
  const problems = problemsOf(aRow(2, { given, state: 'invalid', findings: [{ code: 'EMAIL_MISSING' }] }));
  expect(formatProblems(problems, '').join('\n')).not.toContain('\u001b');
});

test('a mail in doubt is a problem, that somebody exists is none', () => {
  const findings = [{ code: 'USER_EXISTS' }, { code: 'MAIL_UNCONFIRMED' }] as const;
  expect(problemsOf(aRow(2, { state: 'done', outcome: 'invited', findings }))).toMatchObject([
    { code: 'MAIL_UNCONFIRMED' },
  ]);
  expect(problemsOf(aRow(2, { state: 'done', outcome: 'failed', findings }))).toHaveLength(2);
});

test('what became of an address', () => {
  const invitation = { email: 'ana@acme.com', groups: ['admins', 'finance'], until: '2026-12-31' };
  const done = { state: 'done', invitation, username: 'ana' } as const;
  expect(formatRow(aRow(1, { ...done, outcome: 'invited' }), true)).toBe(
    'Invited. The email with the temporary password has been sent. The user name is ana. Groups: admins, finance. Last day of access: 2026-12-31.',
  );
  expect(formatRow(aRow(1, { ...done, outcome: 'invited', invitation: { ...invitation, groups: [] } }), false)).toBe(
    'Invited. The email with the temporary password has been sent. Last day of access: 2026-12-31.',
  );
  expect(formatRow(aRow(1, { ...done, outcome: 'failed', findings: [{ code: 'USER_DISABLED' }] }), false)).toMatch(
    /^✗ ./,
  );
  expect(formatRow(aRow(1, { state: 'deferred', findings: [] }), false)).toBe('Queued for a later day.');
});

const aJob = (more: Partial<Job>): Job => ({
  ...{ id: 'a', version: 1, state: 'running', by: 'ops', label: 'people.csv', onExisting: 'merge-groups' },
  ...{ at: Temporal.Instant.from('2026-11-23T09:00Z'), total: 3, counts: { ...noRows, invited: 1, deferred: 2 } },
  ...more,
});

test('what goes on by itself says when, what does not says why', () => {
  const resumes = Temporal.Instant.from('2026-11-24T00:00Z');
  const paused = aJob({ state: 'paused', pause: { reason: 'mail-quota', resumes } });
  expect(formatEnd({ ended: 'paused', jobs: [paused] }, 'npx sls x')).toEqual([
    '',
    "2 rows left. Today's email limit is reached. Sending resumes automatically on Tue 24 Nov, 00:00 UTC.",
    'To watch the progress: npx sls x',
  ]);
  const stopped = aJob({ problem: { at: resumes, message: 'AccessDeniedException: no.' } });
  expect(formatEnd({ ended: 'stopped', jobs: [stopped] }, '')[1]).toMatch(
    /^✗ 2 rows left\. .*AccessDenied.*every minute/,
  );
  expect(formatEnd({ ended: 'stuck', jobs: [aJob({})] }, '')[1]).toMatch(/No progress/);
  expect(formatEnd({ ended: 'over', jobs: [] }, '')).toEqual([]);
});

test('a result says what there is of each', () => {
  const counts = { ...noRows, invited: 1_200, invalid: 3, mailInDoubt: 1 };
  expect(formatTotals('people.csv', 'prod', { total: 1_203, counts })).toEqual([
    'people.csv, stage prod: 1,203 rows.',
    '',
    '  1,200  invited',
    '      3  invalid: skipped',
    '      1  of them with an email that is not confirmed',
  ]);
});

test('a command can be typed again, whatever the file is called', () => {
  expect(commandLine('invite', '--file', 'people.csv')).toBe('npx sls invite --file people.csv');
  expect(commandLine('invite', '--file', "Ana's people.csv")).toBe(`npx sls invite --file 'Ana'\\''s people.csv'`);
});
