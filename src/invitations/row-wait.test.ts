import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Job } from './job.ts';
import type { Row } from './row.ts';
import { withWait } from './row-wait.ts';

const tomorrow = Temporal.Instant.from('2026-03-03T00:00:00Z');
const soon = Temporal.Instant.from('2026-03-02T08:01:00Z');
const longAgo = Temporal.Instant.from('2026-01-01T00:00:00Z');

const row = (more: Partial<Row>): Row => ({
  ...{ line: 2, given: { email: '', name: '', groups: '', until: '' }, version: 1, state: 'waiting', findings: [] },
  ...more,
});
const deferred = row({
  state: 'deferred',
  after: longAgo,
  findings: [{ code: 'INVITATION_EXPIRED' }, { code: 'MAIL_QUOTA_DEFERRED', values: { until: `${longAgo}` } }],
});

test.each<[string, Pick<Job, 'state' | 'pause' | 'deferredUntil'>, Temporal.Instant | undefined]>([
  ['a job that is running', { state: 'running', deferredUntil: tomorrow }, tomorrow],
  [
    'a job that waits for the same',
    { state: 'paused', pause: { reason: 'mail-quota', resumes: tomorrow }, deferredUntil: tomorrow },
    tomorrow,
  ],
  [
    'a job that Cognito throttles',
    { state: 'paused', pause: { reason: 'throttled', resumes: soon }, deferredUntil: tomorrow },
    tomorrow,
  ],
  [
    'a job that an older version paused',
    { state: 'paused', pause: { reason: 'mail-quota', resumes: tomorrow } },
    tomorrow,
  ],
  ['a job that has yet to find out', { state: 'running' }, undefined],
])('a deferred row of %s says when it goes on, once', (_name, job, until) => {
  const { findings, after } = withWait(deferred, job);
  const values = until && { values: { until: `${until}` } };
  expect(findings).toEqual([{ code: 'INVITATION_EXPIRED' }, { code: 'MAIL_QUOTA_DEFERRED', ...values }]);
  expect(after).toBe(until);
});

test.each([
  ['waiting', 'throttled', ['INVITATION_EXPIRED', 'THROTTLED']],
  ['mailed', 'throttled', ['INVITATION_EXPIRED', 'THROTTLED']],
  ['calling', 'throttled', ['INVITATION_EXPIRED']],
  ['done', 'throttled', ['INVITATION_EXPIRED']],
  ['invalid', 'throttled', ['INVITATION_EXPIRED']],
  ['waiting', 'mail-quota', ['INVITATION_EXPIRED']],
] as const)('a row that is %s in a job that is paused, %s', (state, reason, codes) => {
  const { findings } = withWait(row({ state, findings: [{ code: 'INVITATION_EXPIRED' }] }), {
    state: 'paused',
    pause: { reason, resumes: soon },
  });
  expect(findings.map(({ code }) => code)).toEqual(codes);
});
