import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { opens, program, reads } from '../fakes/invite-requests.ts';
import { many, planned } from '../fakes/planned.ts';
import { logged } from '../fakes/quiet.ts';

logged();
const sha512 = (text: string) => createHash('sha512').update(text).digest('base64');

test('rows come page by page, of one state if one is asked for', async () => {
  const { world, path, json } = await planned(`${many(205)}nobody\n`);
  const first = await json(reads(`${path}/rows`));
  expect(first.rows).toHaveLength(100);
  expect(first.rows[0]).toEqual({
    line: 2,
    email: 'p0@acme.com',
    state: 'waiting',
    planned: { action: 'invite', join: [] },
    findings: [],
    retryable: false,
  });
  const [, query] = first.next.split('?');
  const second = await json(reads(`${path}/rows`, query));
  const third = await json(reads(`${path}/rows`, `cursor=${encodeURIComponent(second.cursor)}`));
  expect([second.rows.length, third.rows.length, third.next]).toEqual([100, 6, undefined]);
  const invalid = await json({
    ...reads(`${path}/rows`, 'state=invalid'),
    headers: { ...program, 'accept-language': 'ja' },
  });
  expect(invalid.rows).toMatchObject([
    {
      line: 207,
      email: 'nobody',
      state: 'invalid',
      findings: [{ code: 'EMAIL_SYNTAX', sentence: expect.stringMatching(/[ぁ-ん]/) }],
    },
  ]);
  const { body } = await world.visit(opens(`${path}/rows`));
  expect(body).toContain(`href="${first.next.replaceAll('&', '&amp;')}"`);
});

test('why a row waits, and until when, comes from its job: on the page, for programs and in the file', async () => {
  const { world, path, json } = await planned(many(3));
  const longAgo = { code: 'MAIL_QUOTA_DEFERRED', values: { until: '2026-01-01T00:00:00Z' } } as const;
  world.becomes('paused', { 2: { state: 'deferred', findings: [longAgo] }, 3: { state: 'deferred' } });
  const resumes = Temporal.Instant.from('2026-12-24T00:00:00Z');
  world.table.jobs.set(world.job.id, {
    ...world.job,
    pause: { reason: 'mail-quota', resumes },
    deferredUntil: resumes,
  });
  const sentence = 'Sending resumes automatically at 2026-12-24 00:00 UTC';
  const { rows } = await json(reads(`${path}/rows`, 'state=deferred'));
  for (const row of rows) {
    expect(row.findings).toEqual([
      { code: 'MAIL_QUOTA_DEFERRED', sentence: expect.any(String), action: expect.stringContaining(sentence) },
    ]);
  }
  expect(rows).toHaveLength(2);
  const { body: page = '' } = await world.visit(opens(`${path}/rows`));
  const { body: file = '' } = await world.visit(reads(`${path}/result.csv`));
  expect([page.split(sentence).length, file.split(sentence).length]).toEqual([3, 3]);
});

test.each([
  ['state=failed', 'unknown-value'],
  ['cursor=x', 'bad-cursor'],
])('rows of %s are a problem', async (query, code) => {
  const { path, json } = await planned();
  expect(await json(reads(`${path}/rows`, query))).toMatchObject({ status: 400, code });
});

test.each(['en', 'ja'])('in %s even rows of the longest and oddest cells fit into an answer', async language => {
  const odd = '&'.repeat(4_000);
  const { world, path } = await planned(
    `email,groups\n${`${odd},${odd}\n`.repeat(101)}${`a@acme.com,${odd}\n`.repeat(5)}`,
  );
  for (const request of [opens(path, '', language), opens(`${path}/rows`, '', language), reads(`${path}/rows`)]) {
    const answered = await world.visit(request);
    expect(answered.statusCode).toBe(200);
    expect(JSON.stringify(answered).length).toBeLessThan(1_000_000);
  }
});

test('the result is a file for a spreadsheet, compressed where that is taken', async () => {
  const { world, path } = await planned();
  const plain = await world.visit({ ...reads(`${path}/result.csv`) });
  expect(plain).toMatchObject({
    statusCode: 200,
    isBase64Encoded: false,
    multiValueHeaders: {
      'content-type': ['text/csv; charset=utf-8'],
      'content-disposition': [`attachment; filename="invitations-${world.job.id}.csv"`],
      'cache-control': ['no-store'],
      vary: ['accept-encoding'],
    },
  });
  expect(plain.body).toMatch(/^\ufeff"line","email"/);
  const packed = await world.visit({ ...opens(`${path}/result.csv`), headers: { 'accept-encoding': 'br, gzip' } });
  expect(packed).toMatchObject({ isBase64Encoded: true, multiValueHeaders: { 'content-encoding': ['gzip'] } });
  expect(gunzipSync(Buffer.from(packed.body ?? '', 'base64')).toString()).toBe(plain.body);
});

test('a result that is too long for the load balancer is had compressed, or by the command', async () => {
  const { world, path, json } = await planned(many(30_000));
  expect(await json(reads(`${path}/result.csv`))).toMatchObject({ status: 406, code: 'result-uncompressed' });
  const gzip = { ...program, 'accept-encoding': 'gzip' };
  const packed = await world.visit({ path: `${path}/result.csv`, headers: gzip });
  expect(packed.statusCode).toBe(200);
  expect(JSON.stringify(packed).length).toBeLessThan(1_000_000);
  const noise = (line: number) => [1, 2, 3, 4].map(part => sha512(`${line} ${part}`)).join('');
  for (const row of world.table.rowsOf(world.job.id).slice(0, 4_000)) {
    const given = { ...row.given, name: noise(row.line) };
    world.table.rows.get(world.job.id)?.set(row.line, { ...row, given });
  }
  expect(await json({ path: `${path}/result.csv`, headers: gzip })).toMatchObject({
    status: 422,
    code: 'result-too-long',
  });
});
