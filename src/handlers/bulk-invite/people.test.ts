import { expect, test } from '@jest/globals';
import { opens, presses, program, reads } from '../fakes/invite-requests.ts';
import { InviteWorld } from '../fakes/invite-world.ts';
import { logged } from '../fakes/quiet.ts';
import type { Request } from '../fakes/request.ts';

const lines = logged();
const people = '/people';

/** Ana, who asks, and one of each kind. */
function populated(settings = {}) {
  const world = new InviteWorld(settings);
  const { cognito, clock } = world;
  cognito.add('new@acme.com', { username: 'u-new', status: 'invited', name: '<b>New</b>' });
  cognito.add('late@acme.com', {
    username: 'u-late',
    status: 'invited',
    changedAt: clock.now().subtract({ hours: 24 * 8 }),
  });
  cognito.add('old@acme.com', { username: 'u-old', until: '2027-01-31' });
  cognito.add('gone@acme.com', { username: 'u-gone', enabled: false });
  const json = async (request: Request) => JSON.parse((await world.visit(request)).body ?? '');
  return { world, json };
}

const press = (id: string, deed: string, body = '') => presses(`${people}/${id}/${deed}`, body);
const calls = (id: string, deed: string) => presses(`${people}/${id}/${deed}`, '', program);

test('people are listed with how far they have come', async () => {
  const { json } = populated();
  expect(await json(reads(people))).toEqual({
    people: [
      { id: 's-ana', email: 'ana@example.com', state: 'active', mayResend: false, self: true },
      { id: 'u-new', email: 'new@acme.com', name: '<b>New</b>', state: 'invited', mayResend: true, self: false },
      { id: 'u-late', email: 'late@acme.com', state: 'expired', mayResend: true, self: false },
      { id: 'u-old', email: 'old@acme.com', state: 'active', until: '2027-01-31', mayResend: false, self: false },
      { id: 'u-gone', email: 'gone@acme.com', state: 'disabled', mayResend: false, self: false },
    ],
  });
});

test.each([
  ['invited', ['u-new']],
  ['expired', ['u-late']],
  ['active', ['s-ana', 'u-old']],
  ['disabled', ['u-gone']],
])('those who are %s', async (state, ids) => {
  const { json } = populated();
  const found = await json(reads(people, `state=${state}`));
  expect(found.people.map(({ id }: { id: string }) => id)).toEqual(ids);
});

test('the page offers each only what can be done, and nobody to shut themselves out', async () => {
  const { world } = populated();
  const { body = '' } = await world.visit(opens(people, 'state=active'));
  expect(body).toContain(`action="${people}/u-old/disable"`);
  expect(body).not.toContain(`${people}/s-ana/`);
  const all = (await world.visit(opens(people))).body ?? '';
  expect(all.match(/action="[^"]+"/g)).toEqual(
    ['u-new/resend', 'u-new/disable', 'u-late/resend', 'u-late/disable', 'u-old/disable', 'u-gone/enable'].map(
      each => `action="${people}/${each}"`,
    ),
  );
  expect(all).toContain('&lt;b&gt;New&lt;/b&gt;');
});

test('many people come page by page, and a page of few goes on looking', async () => {
  const { world, json } = populated();
  world.pageSize = 2;
  for (let index = 0; index < 20; index++) world.cognito.add(`p${index}@acme.com`, { username: `p${index}` });
  const first = await json(reads(people, 'state=disabled'));
  expect(first.people).toHaveLength(1);
  expect(world.calls.filter(call => call === 'people.page')).toHaveLength(5);
  const [, query] = first.next.split('?');
  expect(new URLSearchParams(query).get('state')).toBe('disabled');
  expect((await json(reads(people, query))).people).toEqual([]);
  const { body } = await world.visit(opens(people));
  expect(body).toContain(`href="${people}?cursor=10"`);
});

const requested = (world: InviteWorld) =>
  [...world.table.jobs.values()].map(({ label, by, state }) => [label, by, state]);

test('resend is a job of the worker, and a second click too soon is none', async () => {
  const { world, json } = populated();
  const answered = await world.visit(press('u-new', 'resend', 'state=invited'));
  expect(answered).toMatchObject({
    statusCode: 303,
    multiValueHeaders: { location: [`${people}?state=invited&did=resend`] },
  });
  expect([requested(world), world.asks]).toEqual([[['new@acme.com', 's-ana', 'queued']], 1]);
  const again = await world.visit(calls('u-new', 'resend'));
  expect(again).toMatchObject({ statusCode: 429, multiValueHeaders: { 'retry-after': ['60'] } });
  expect(JSON.parse(again.body ?? '')).toMatchObject({ code: 'RESEND_TOO_SOON' });
  expect(requested(world)).toHaveLength(1);
  expect(await json(calls('u-late', 'resend'))).toEqual({ id: 'u-late', did: 'resend' });
  expect(lines()).toMatchObject([
    { event: 'person', what: 'resend', sub: 's-ana', person: 'u-new', done: true },
    { event: 'person', what: 'resend', person: 'u-new', done: false },
    { event: 'person', what: 'resend', person: 'u-late', done: true },
  ]);
  expect(JSON.stringify(lines())).not.toContain('@');
  expect(world.cognito.mails).toEqual([]);
});

test('two clicks at once are one job', async () => {
  const { world } = populated();
  const both = await Promise.all([world.visit(press('u-new', 'resend')), world.visit(press('u-new', 'resend'))]);
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 429]);
  expect(requested(world)).toHaveLength(1);
});

test('the mails of the day are a limit here too, and say when it is worth another try', async () => {
  const { world } = populated({ mailsPerDay: 1, mailReserve: 0 });
  await world.table.budget.spend('2026-11-23', 1);
  const { statusCode, multiValueHeaders, body } = await world.visit(calls('u-late', 'resend'));
  expect(statusCode).toBe(429);
  expect(multiValueHeaders?.['retry-after']).toEqual([String(15 * 3600)]);
  const { code, detail } = JSON.parse(body ?? '');
  expect(code).toBe('MAIL_QUOTA_DEFERRED');
  expect(detail).toMatch(/Resend the invitation after Tue 24 Nov/);
  expect(detail).not.toContain('automatically');
});

test.each([
  ['u-old', 'USER_ACTIVE'],
  ['u-gone', 'USER_DISABLED'],
])('no invitation is sent again to %s', async (id, code) => {
  const { world, json } = populated();
  expect(await json(calls(id, 'resend'))).toMatchObject({ status: 409, code });
  const page = await world.visit(press(id, 'resend'));
  expect(page.statusCode).toBe(409);
  expect(page.body).toContain('We couldn&#x27;t complete that');
  expect(requested(world)).toEqual([]);
});

test('disable and enable do so, and again does no harm', async () => {
  const { world } = populated();
  const enabled = () => world.cognito.people.get('u-old')?.enabled;
  for (const [deed, after] of [
    ['disable', false],
    ['disable', false],
    ['enable', true],
    ['enable', true],
  ] as const) {
    const answered = await world.visit(press('u-old', deed));
    expect(answered).toMatchObject({ statusCode: 303, multiValueHeaders: { location: [`${people}?did=${deed}`] } });
    expect(enabled()).toBe(after);
  }
  const { body } = await world.visit(opens(people, 'did=disable'));
  expect(body).toContain('Account disabled.');
});

test('no admin shuts themselves out', async () => {
  const { world, json } = populated();
  expect(await json(calls('s-ana', 'disable'))).toMatchObject({ status: 409, code: 'yourself' });
  expect(await world.visit(press('s-ana', 'disable'))).toMatchObject({ statusCode: 409 });
  expect(world.cognito.people.get('s-ana')?.enabled).toBe(true);
  expect(world.calls).not.toContain('people.disable');
});

test.each(['resend', 'disable', 'enable'])('%s knows nobody of another name', async deed => {
  const { json } = populated();
  expect(await json(calls('nobody', deed))).toMatchObject({ status: 404, code: 'not-found' });
});

test('a name is read as it was written', async () => {
  const { world, json } = populated();
  world.cognito.add('odd@acme.com', { username: 'ö/d d', status: 'invited' });
  expect(await json(calls(encodeURIComponent('ö/d d'), 'disable'))).toEqual({ id: 'ö/d d', did: 'disable' });
});

test.each([['state=sleeping', 'unknown-value']])('a list by %s is a problem', async (query, code) => {
  const { json } = populated();
  expect(await json(reads(people, query))).toMatchObject({ status: 400, code });
});

test('what was done is said in fixed words alone', async () => {
  const { world } = populated();
  const { body } = await world.visit(opens(people, 'did=%3Cscript%3E'));
  expect(body).not.toContain('role="status"');
});
