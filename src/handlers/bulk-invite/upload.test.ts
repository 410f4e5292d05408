import { describe, expect, test } from '@jest/globals';
import { chooses, program, reads, sends } from '../fakes/invite-requests.ts';
import { InviteWorld } from '../fakes/invite-world.ts';
import { logged } from '../fakes/quiet.ts';
import type { Request } from '../fakes/request.ts';
import { maxUploadBytes } from './upload-request.ts';

const lines = logged();
const csv = 'email,groups\nbo@acme.com,sales\nnobody,sales\n';
const documentOf = ({ body }: { body?: string | undefined }) => JSON.parse(body ?? '');

test('a file is planned: nobody is invited, and the answer says where to look', async () => {
  const world = new InviteWorld({ mailsPerDay: 50, mailReserve: 10 });
  const answered = await world.visit(sends(csv));
  expect(answered.statusCode).toBe(202);
  const { id } = world.job;
  expect(answered.multiValueHeaders).toMatchObject({
    location: [`/invites/${id}`],
    'content-type': ['application/json'],
    'cache-control': ['no-store'],
  });
  expect(documentOf(answered)).toMatchObject({
    id,
    state: 'planned',
    over: false,
    label: 'API',
    by: 's-ana',
    onExisting: 'merge-groups',
    total: 2,
    counts: { invalid: 1, waiting: 1 },
    mailBudget: { limit: 40, spent: 0, resetsAt: '2026-11-24T00:00:00Z' },
    links: { self: `/invites/${id}`, apply: `/invites/${id}/apply` },
  });
  expect(world.table.rowsOf(id)).toMatchObject([
    { line: 2, state: 'waiting', planned: { action: 'invite', join: ['sales'] } },
    { line: 3, state: 'invalid', findings: [{ code: 'EMAIL_SYNTAX' }] },
  ]);
  expect(world.asks).toBe(0);
  expect(lines()).toMatchObject([{ event: 'invite', app: 'portal', sub: 's-ana', job: id, mode: 'plan', rows: 2 }]);
  expect(JSON.stringify(lines())).not.toContain('@');
});

test('somebody who has the group already is planned as unchanged, somebody who lacks it as updated', async () => {
  const world = new InviteWorld();
  world.cognito.add('bo@acme.com', { groups: ['sales'] });
  world.cognito.add('cy@acme.com');
  await world.visit(sends('email,groups\nbo@acme.com,sales\ncy@acme.com,sales\n'));
  expect(world.table.rowsOf(world.job.id)).toMatchObject([
    { planned: { action: 'nothing' } },
    { planned: { action: 'update', join: ['sales'] } },
  ]);
});

describe.each(['plan', 'apply'])('with mode=%s a past last day', mode => {
  const states = async (world: InviteWorld, text: string, onExisting = 'merge-groups') => {
    const request = sends(`email,until\n${text}`, { mode });
    await world.visit({ ...request, query: `mode=${mode}&onExisting=${onExisting}` });
    return world.table.rowsOf(world.job.id).map(({ state, findings }) => [state, ...findings.map(({ code }) => code)]);
  };

  test('of whoever sends the file is refused', async () => {
    const world = new InviteWorld();
    for (const name of ['bo', 'di'])
      world.cognito.add(`${name}@acme.com`, { username: `s-${name}`, groups: ['admins'] });
    expect(await states(world, 'Ana@example.com,2026-11-22\nbo@acme.com,2026-11-22\n')).toMatchObject([
      ['invalid', 'UNTIL_PAST'],
      ['waiting'],
    ]);
  });

  test('of every admin is refused, also in somebody else’s file', async () => {
    const world = new InviteWorld();
    for (const person of world.cognito.people.values()) world.cognito.people.delete(person.username);
    world.cognito.add('bo@acme.com', { username: 's-bo', groups: ['admins'] });
    world.cognito.add('cy@acme.com', { username: 's-cy', groups: ['sales'] });
    expect(await states(world, 'bo@acme.com,2026-11-22\ncy@acme.com,2026-11-22\n')).toMatchObject([
      ['invalid', 'UNTIL_PAST'],
      ['waiting'],
    ]);
  });

  test('changes nobody where people who exist are skipped, so it is not refused', async () => {
    const world = new InviteWorld();
    const [[state] = []] = await states(world, 'ana@example.com,2026-11-22\n', 'skip');
    expect(state).toBe('waiting');
  });
});

test('a file that is applied at once is queued, and the worker is asked', async () => {
  const world = new InviteWorld();
  const answered = await world.visit(sends(csv, { mode: 'apply' }));
  expect(documentOf(answered)).toMatchObject({ state: 'queued', links: { self: expect.any(String) } });
  expect(world.asks).toBe(1);
  expect(world.cognito.mails).toEqual([]);
});

test('a worker that cannot be asked finds the job by itself', async () => {
  const world = Object.assign(new InviteWorld(), { broken: 'askWorker' });
  expect(await world.visit(sends(csv, { mode: 'apply' }))).toMatchObject({ statusCode: 202 });
  expect(lines().at(-1)).toMatchObject({ level: 'error', message: 'ask-failed' });
});

test('the form of the page leads to its plan', async () => {
  const world = new InviteWorld();
  const { statusCode, multiValueHeaders } = await world.visit(
    await chooses(csv, { onExisting: 'resend' }, '../../<b>Zoë\u0007.csv'),
  );
  expect(statusCode).toBe(303);
  expect(world.job).toMatchObject({ state: 'planned', onExisting: 'resend', label: '<b>Zoë .csv' });
  expect(multiValueHeaders?.location).toEqual([`/invites/${world.job.id}`]);
});

const big = 'email\n'.padEnd(maxUploadBytes + 1, 'x');

test.each<[string, Request, number, string]>([
  ['one byte too much', sends(big), 413, 'FILE_TOO_BIG'],
  ['a type that is none', sends(csv, { 'content-type': undefined }), 415, 'unsupported-type'],
  ['JSON', sends('[]', { 'content-type': 'application/json' }), 415, 'unsupported-type'],
  [
    'a multipart that is none',
    sends(csv, { 'content-type': 'multipart/form-data; boundary=x' }),
    415,
    'unsupported-type',
  ],
  ['no key', sends(csv, { 'idempotency-key': undefined }), 400, 'idempotency-key'],
  ['a key with a blank', sends(csv, { 'idempotency-key': 'a b' }), 400, 'idempotency-key'],
  ['a key that is too long', sends(csv, { 'idempotency-key': 'k'.repeat(256) }), 400, 'idempotency-key'],
  ['a mode that is none', sends(csv, { mode: 'dry-run' }), 400, 'unknown-value'],
  ['an option that is none', { ...sends(csv), query: 'onExisting=overwrite' }, 400, 'unknown-value'],
  ['a form without a file', await withoutFile(), 400, 'no-file'],
])('%s is a problem', async (_name, request, status, code) => {
  const world = new InviteWorld();
  const answered = await world.visit(request);
  expect(answered.statusCode).toBe(status);
  expect(answered.multiValueHeaders?.['content-type']).toEqual(['application/problem+json']);
  expect(documentOf(answered)).toMatchObject({
    type: 'about:blank',
    status,
    code,
    detail: expect.stringMatching(/\w/),
  });
  expect(world.calls).toEqual([]);
});

/** A field where the file should be. */
async function withoutFile(): Promise<Request> {
  const { body = '', ...form } = await chooses(csv);
  const text = Buffer.from(body, 'base64').toString().replace('; filename="people.csv"', '');
  return { ...form, headers: { ...form.headers, ...program }, body: Buffer.from(text).toString('base64') };
}

test('the largest file there may be is taken', async () => {
  const fits = 'email\n'.padEnd(maxUploadBytes, 'a@acme.com\n');
  expect(await new InviteWorld().visit(sends(fits))).toMatchObject({ statusCode: 202 });
});

test('all that is wrong with a file is told at once, in the reader’s language, and nothing is written', async () => {
  const world = new InviteWorld();
  const bad = 'mail address,phone,shoe size\nbo@acme.com,1,2\n';
  const { statusCode, body } = await world.visit(sends(bad, { 'accept-language': 'ja' }));
  expect(statusCode).toBe(422);
  const { code, errors } = JSON.parse(body ?? '');
  expect(code).toBe('bad-file');
  const codes = errors.map((error: { code: string }) => error.code);
  expect(codes.filter((each: string) => each === 'COLUMN_UNKNOWN').length).toBeGreaterThanOrEqual(2);
  for (const error of errors) expect(`${error.detail}${error.action}`).toMatch(/[ぁ-ん]/);
  expect(world.calls).toEqual([]);
  const page = await world.visit(await chooses(bad));
  expect(page).toMatchObject({ statusCode: 422, multiValueHeaders: { 'content-type': ['text/html; charset=utf-8'] } });
  expect(page.body).toContain('shoe size');
  expect(world.table.jobs.size + world.claims.size).toBe(0);
});

test('text that was not UTF-8 when it was sent is not taken for something else', async () => {
  const world = new InviteWorld();
  const { statusCode, body } = await world.visit(sends('email,name\nbo@acme.com,M\ufffdller\n'));
  expect(statusCode).toBe(422);
  expect(JSON.parse(body ?? '').errors).toMatchObject([{ code: 'FILE_ENCODING' }]);
  expect(world.table.jobs.size).toBe(0);
});

test('a program that likes no type is answered in JSON', async () => {
  const world = new InviteWorld();
  await world.visit({ ...sends(csv), headers: { ...sends(csv).headers, accept: '*/*' } });
  expect(documentOf(await world.visit(reads(`/invites/${world.job.id}`)))).toMatchObject({ total: 2 });
});

test('a pool that takes too long to read is said to be that, nothing is written, and later it goes', async () => {
  const world = new InviteWorld();
  world.unreadable = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  const answered = await world.visit(sends(csv));
  expect(answered).toMatchObject({ statusCode: 503, multiValueHeaders: { 'retry-after': ['60'] } });
  expect(documentOf(answered)).toMatchObject({ code: 'plan-too-long', detail: expect.stringContaining('45 s') });
  expect(world.table.jobs.size).toBe(0);
  world.unreadable = undefined;
  world.clock.milliseconds += 60_000;
  expect((await world.visit(sends(csv))).statusCode).toBe(202);
  expect(world.job.state).toBe('planned');
});

test.each([
  ['merge-groups', ['sales']],
  ['resend', ['sales']],
  ['skip', []],
  ['error', []],
])('for people who exist and %s, the members of these groups are read: %j', async (onExisting, groups) => {
  const world = new InviteWorld();
  await world.visit(await chooses(csv, { onExisting }));
  expect(world.groupsRead).toEqual(groups);
});
