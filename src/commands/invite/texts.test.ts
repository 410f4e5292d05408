import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Job } from '../../invitations/job.ts';
import type { Row } from '../../invitations/row.ts';
import { noRows } from '../../invitations/tally.ts';
import { typedAgain } from './format.ts';
import { endedText, resultText } from './job-results.ts';
import { planText, summaryOf } from './plan-summary.ts';
import { problemsOf, problemsText } from './problems.ts';
import { rowText } from './row-text.ts';

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
  const plan = await summaryOf(
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
  const lines = planText('people.csv', 'prod', plan, 'npx sls …').split('\n');
  expect(lines[0]).toBe('people.csv, stage prod: 5 rows. Nothing was changed.');
  expect(lines).toContain('  2  new: invited by mail');
  expect(lines).toContain('To be looked after (2)');
  expect(lines).toContain('  line 5  USER_DISABLED  ana@acme.com');
  expect(lines.at(-2)).toBe(
    'It needs 2 mails; 39 of 40 invitations of today are used, so the last goes on 2026-11-24, by itself.',
  );
  expect(lines.at(-1)).toBe('To do it: npx sls …');
});

test('of many wrong lines the first twenty are told, and how many more there are', () => {
  const problems = Array.from({ length: 1_234 }, (_, index) => wrong(index + 2)).flatMap(problemsOf);
  const lines = problemsText(problems, '--json');
  expect(lines.filter(line => line.includes('EMAIL_MISSING'))).toHaveLength(20);
  expect(lines.at(-1)).toBe('  … and 1,214 more: --json has all of them.');
  expect(problemsText([], '--json')).toEqual([]);
});

test('what was typed moves no cursor', () => {
  const given = { email: '\u001b[2J\nana', name: '', groups: '', until: '' };
  const problems = problemsOf(aRow(2, { given, state: 'invalid', findings: [{ code: 'EMAIL_MISSING' }] }));
  expect(problemsText(problems, '').join('\n')).not.toContain('\u001b');
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
  expect(rowText(aRow(1, { ...done, outcome: 'invited' }), true)).toBe(
    'Invited: the mail with the temporary password is on its way. The user name is ana. In admins, finance. Until 2026-12-31.',
  );
  expect(rowText(aRow(1, { ...done, outcome: 'invited', invitation: { ...invitation, groups: [] } }), false)).toBe(
    'Invited: the mail with the temporary password is on its way. Until 2026-12-31.',
  );
  expect(rowText(aRow(1, { ...done, outcome: 'failed', findings: [{ code: 'USER_DISABLED' }] }), false)).toMatch(
    /^✗ ./,
  );
  expect(rowText(aRow(1, { state: 'deferred', findings: [] }), false)).toBe('Not yet.');
});

const aJob = (more: Partial<Job>): Job => ({
  ...{ id: 'a', version: 1, state: 'running', by: 'ops', label: 'people.csv', onExisting: 'merge-groups' },
  ...{ at: Temporal.Instant.from('2026-11-23T09:00Z'), total: 3, counts: { ...noRows, invited: 1, deferred: 2 } },
  ...more,
});

test('what goes on by itself says when, what does not says why', () => {
  const resumes = Temporal.Instant.from('2026-11-24T00:00Z');
  const paused = aJob({ state: 'paused', pause: { reason: 'mail-quota', resumes } });
  expect(endedText({ ended: 'paused', jobs: [paused] }, 'npx sls x')).toEqual([
    '',
    '2 rows left. The mails of the day are used up; it goes on by itself on Tue 24 Nov, 00:00 UTC.',
    'To see how far it is: npx sls x',
  ]);
  const stopped = aJob({ problem: { at: resumes, message: 'AccessDeniedException: no.' } });
  expect(endedText({ ended: 'stopped', jobs: [stopped] }, '')[1]).toMatch(
    /^✗ 2 rows left\. .*AccessDenied.*every minute/,
  );
  expect(endedText({ ended: 'stuck', jobs: [aJob({})] }, '')[1]).toMatch(/Nothing has happened/);
  expect(endedText({ ended: 'over', jobs: [] }, '')).toEqual([]);
});

test('a result says what there is of each', () => {
  const counts = { ...noRows, invited: 1_200, invalid: 3, mailInDoubt: 1 };
  expect(resultText('people.csv', 'prod', { total: 1_203, counts })).toEqual([
    'people.csv, stage prod: 1,203 rows.',
    '',
    '  1,200  invited',
    '      3  wrong: left out',
    '      1  of them with a mail that may not have arrived',
  ]);
});

test('a command can be typed again, whatever the file is called', () => {
  expect(typedAgain('invite', '--file', 'people.csv')).toBe('npx sls invite --file people.csv');
  expect(typedAgain('invite', '--file', "Ana's people.csv")).toBe(`npx sls invite --file 'Ana'\\''s people.csv'`);
});
