import { expect, test } from '@jest/globals';
import { opens, presses, program, reads, sends } from '../fakes/invite-requests.ts';
import { planned } from '../fakes/planned.ts';
import { logged } from '../fakes/quiet.ts';
import type { Request } from '../fakes/request.ts';

const lines = logged();

test('a plan says what would happen, row by row, what is wrong before all else', async () => {
  const { world, path, json } = await planned();
  expect(await json(reads(path))).toMatchObject({
    state: 'planned',
    done: 1,
    planned: { invite: 1, resend: 0, update: 1, nothing: 0, refuse: 0 },
    links: { apply: `${path}/apply` },
  });
  const { statusCode, body = '' } = await world.visit(opens(path));
  expect(statusCode).toBe(200);
  for (const said of [
    'Plan for people.csv',
    'bo@acme.com',
    '+ sales',
    'until 2027-01-31',
    'Update without email',
    'nobody',
  ]) {
    expect(body).toContain(said);
  }
  expect(body.indexOf('nobody')).toBeLessThan(body.indexOf('bo@acme.com'));
  expect(body).toContain(`<form method="post" action="${path}/apply">`);
});

test('a plan that would do nothing cannot be applied on its page', async () => {
  const { world, path } = await planned('email\nana@example.com\n');
  const { body } = await world.visit(opens(path, '', 'ja'));
  expect(body).toContain('実行する処理はありません');
  expect(body).not.toContain('/apply');
});

test('Apply queues a plan once, and asks the worker', async () => {
  const { world, path } = await planned();
  const answered = await world.visit(presses(`${path}/apply`));
  expect(answered).toMatchObject({ statusCode: 303, multiValueHeaders: { location: [path] } });
  expect(world.job.state).toBe('queued');
  expect(world.asks).toBe(1);
  expect(lines().at(-1)).toMatchObject({ event: 'invite', mode: 'apply', job: world.job.id, sub: 's-ana' });
  world.becomes('running');
  const again = await world.visit(presses(`${path}/apply`, '', program));
  expect(again).toMatchObject({ statusCode: 202, multiValueHeaders: { location: [path] } });
  expect(world.job.state).toBe('running');
  expect(world.asks).toBe(1);
});

test('what is still being written down cannot be applied', async () => {
  const { world, path, json } = await planned();
  world.becomes('submitting');
  expect(await json(presses(`${path}/apply`, '', program))).toMatchObject({ status: 409, code: 'being-written' });
});

test.each<[Request['headers'], number]>([
  [{ 'content-type': 'text/csv' }, 403],
  [{ 'content-type': 'multipart/form-data; boundary=x' }, 403],
])('Apply is a form: with %j it is refused', async (headers, status) => {
  const { world, path } = await planned();
  const press = presses(`${path}/apply`);
  const answered = await world.visit({ ...press, headers: { ...press.headers, ...headers } });
  expect(answered.statusCode).toBe(status);
  expect(world.job.state).toBe('planned');
});

test('a job that runs is followed: figures, mails, why it waits, and what went wrong', async () => {
  const { world, path, json } = await planned(undefined, { mailsPerDay: 50, mailReserve: 10 });
  await world.table.budget.exhaust('2026-11-23');
  world.becomes('paused', {}, { waiting: 1, invited: 1 });
  const resumes = world.clock.now().add({ hours: 15 });
  Object.assign(world.job, {
    pause: { reason: 'mail-quota', resumes },
    problem: { at: world.clock.now(), message: 'AccessDenied <b>' },
  });
  expect(await json(reads(path))).toMatchObject({
    sentence: { en: "Today's email limit is reached. Sending resumes automatically: Tue 24 Nov, 00:00 UTC." },
    pause: { reason: 'mail-quota', resumes: '2026-11-24T00:00:00Z' },
    problem: { message: 'AccessDenied <b>' },
    mailBudget: { limit: 40, spent: 40 },
    over: false,
  });
  const { body = '' } = await world.visit(opens(path));
  for (const said of [
    'Tue 24 Nov, 00:00 UTC',
    'AccessDenied &lt;b&gt;',
    '<progress id="done" value="2" max="3">',
    '40</span> of 40',
  ]) {
    expect(body).toContain(said);
  }
  expect(body).toContain('data-count="invited">1<');
});

test('a job that is over shows the rows to look at, and offers to mail again whoever may not have been', async () => {
  const { world, path } = await planned();
  const doubt = {
    state: 'done',
    outcome: 'invited',
    findings: [{ code: 'MAIL_UNCONFIRMED' }],
    username: 'u/1',
  } as const;
  world.becomes('completed-with-errors', { 2: doubt }, { waiting: 0, invited: 1, mailInDoubt: 1, unchanged: 1 });
  const { body = '' } = await world.visit(opens(path));
  expect(body).toContain('2 rows need attention');
  expect(body).toContain('action="/people/u%2F1/resend"');
  expect(body).toContain('it may not have been sent');
  expect(body).not.toContain('<td>ana@example.com');
  expect(body).not.toContain('<script');
  expect(body).toContain('Download result (CSV)');
});

test('a job without a flaw reads no rows', async () => {
  const { world, path } = await planned('email\nbo@acme.com\n');
  world.becomes('succeeded', {}, { waiting: 0, invited: 1 });
  world.calls.length = 0;
  await world.visit(opens(path));
  expect(world.calls).not.toContain('ledger.rows');
});

test('the page lists the files of before, and has a form of its own each time', async () => {
  const { world, path, json } = await planned();
  await world.visit(sends('email\ncy@acme.com\n'));
  const { jobs, mailBudget } = await json(reads('/invites'));
  expect(jobs.map(({ label }: { label: string }) => label)).toEqual(['API', 'people.csv']);
  expect(mailBudget).toMatchObject({ limit: 50_000 });
  const keys = await Promise.all(
    [1, 2].map(async () => (await world.visit(opens('/invites'))).body?.match(/name="key" value="(\w+)"/)?.[1]),
  );
  expect(new Set(keys).size).toBe(2);
  const { body, multiValueHeaders } = await world.visit(opens('/invites', '', 'ja'));
  expect(body).toContain(`<a href="${path}">people.csv</a>`);
  expect(body).toContain('<html lang="ja">');
  expect(`${multiValueHeaders?.['content-security-policy']}`).toContain("form-action 'self' https://login.example.com");
});
