import { expect, test } from '@jest/globals';
import { data } from '../../aws/tokens/fakes/mint.ts';
import { headersWith } from '../../aws/tokens/fakes/visit.ts';
import { logged } from '../fakes/quiet.ts';
import { opening, type Request } from '../fakes/request.ts';
import { WakeWorld } from '../fakes/wake-world.ts';

const lines = logged();
const path = '/_gate/status';
const poll: Request = { path, headers: { accept: 'application/json' } };
const form = { ...opening, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const extend: Request = { method: 'POST', path, headers: form, body: 'action=extend' };

const documentOf = async (world: WakeWorld) => JSON.parse((await world.visit(poll)).body ?? '');

test('a poll tells programs everything', async () => {
  const world = new WakeWorld();
  await world.visit();
  world.pass(5);
  const wakes = [{ at: world.now, runningAfter: 25, readyAfter: 40 }];
  world.remember({ state: 'waking', upSince: world.now, reason: 'leased', wakes }, 0);
  world.pass(12);
  const { statusCode, multiValueHeaders } = await world.visit(poll);
  expect(statusCode).toBe(200);
  expect(multiValueHeaders).toMatchObject({ 'content-type': ['application/json'], 'cache-control': ['no-store'] });
  expect(await documentOf(world)).toEqual({
    app: 'sales',
    state: 'waking',
    ready: false,
    stage: 'starting',
    reason: 'leased',
    sentence: {
      en: 'A visitor woke the app. It stays awake while people are connected, until Mon 23 Nov, 13:00 UTC at the latest.',
      ja: expect.stringContaining('11月23日'),
    },
    since: '2026-11-23T09:00:05Z',
    until: '2026-11-23T13:00:00Z',
    waitedSeconds: 12,
    usually: { running: { p50: 25, p90: 25 }, ready: { p50: 40, p90: 40 } },
    canExtend: true,
  });
});

test.each([
  ['awake', true],
  ['draining', true],
  ['waking', false],
  ['failed', false],
  ['leaving', false],
  ['asleep', false],
] as const)('%s: ready is %s', async (state, ready) => {
  const world = new WakeWorld();
  world.remember({ state, upSince: world.now });
  expect(await documentOf(world)).toMatchObject({ state, ready });
});

test('of an app in use it tells what the reconciler saw', async () => {
  const world = new WakeWorld();
  world.remember({ state: 'awake', reason: 'in-use', upSince: world.now });
  expect(await documentOf(world)).toMatchObject({ reason: 'in-use', stage: 'ready' });
});

test('polls of one second cause one read, and hurry the reconciler while it is needed', async () => {
  const world = new WakeWorld();
  await world.visit();
  world.pass(5);
  const before = world.reads;
  await Promise.all(Array.from({ length: 50 }, () => world.visit(poll)));
  expect(world.reads - before).toBe(1);
  expect(world.asks).toHaveLength(2);
  world.remember({ state: 'awake', reason: 'leased', upSince: world.now }, 0);
  world.pass(5);
  await world.visit(poll);
  expect(world.reads - before).toBe(2);
  expect(world.asks).toHaveLength(2);
});

test('a read that failed is not remembered', async () => {
  const world = new WakeWorld();
  world.broken = 'notes';
  const { statusCode, body } = await world.visit(poll);
  expect(statusCode).toBe(503);
  expect(JSON.parse(body ?? '')).toMatchObject({ code: 'not-asked', instance: expect.stringContaining('Root=') });
  world.broken = undefined;
  expect(await world.visit(poll)).toMatchObject({ statusCode: 200 });
});

test('the page says who one is, why the app is as it is, and what can be done', async () => {
  const world = new WakeWorld();
  world.remember({ state: 'awake', reason: 'in-use', upSince: world.now }, 30);
  const { statusCode, body } = await world.visit({ path });
  expect(statusCode).toBe(200);
  for (const said of [
    'sales is awake',
    'People are connected.',
    'ana@example.com',
    'admins, sales',
    'Mon 23 Nov, 08:30 UTC',
    'Keep sales awake until Mon 23 Nov, 13:00 UTC',
    '<a href="/_gate/signout"',
    '<a href="/"',
  ]) {
    expect(body).toContain(said);
  }
  expect(body).not.toContain('<script');
});

test('an address that is not verified is not told', async () => {
  const tokens = headersWith({ data: [data({ claims: { email_verified: 'false' } })] });
  const { body } = await new WakeWorld().visit({ path, tokens });
  expect(body).toContain('an account with no verified email address');
  expect(body).not.toContain('ana@');
});

test('Extend renews the lease and shows it', async () => {
  const world = new WakeWorld();
  await world.visit();
  world.remember({ state: 'awake', reason: 'leased', upSince: world.now }, 0);
  world.pass(3600);
  const { statusCode, multiValueHeaders } = await world.visit(extend);
  expect(statusCode).toBe(303);
  expect(multiValueHeaders?.location).toEqual([path]);
  const [first, second] = world.leases;
  expect(second).toMatchObject({ by: 's-ana', at: world.now, until: world.now.add({ hours: 4 }) });
  expect(second?.id).not.toBe(first?.id);
  expect(lines().at(-1)).toMatchObject({ event: 'extend', app: 'sales', sub: 's-ana', taken: true });
});

test('a form in base64, as the load balancer sends it, is read', async () => {
  const world = new WakeWorld();
  const body = Buffer.from('action=extend').toString('base64');
  expect(await world.visit({ ...extend, body, isBase64Encoded: true })).toMatchObject({ statusCode: 303 });
  expect(world.leases).toHaveLength(1);
});

test('where it would not help there is no button, and sending it changes nothing', async () => {
  const world = new WakeWorld();
  world.wishes = { hold: { target: 'asleep', until: world.now.add({ hours: 1 }), by: 'olga', reason: 'loading' } };
  expect((await world.visit({ path })).body).not.toContain('<form');
  expect(await documentOf(world)).toMatchObject({ canExtend: false });
  expect(await world.visit(extend)).toMatchObject({ statusCode: 303 });
  expect(world.leases).toEqual([]);
});

const { 'sec-fetch-site': _, ...silent } = form;

test.each<[string, Request, number]>([
  ['another site', { ...extend, headers: { ...form, 'sec-fetch-site': 'cross-site' } }, 403],
  ['another app of ours', { ...extend, headers: { ...form, 'sec-fetch-site': 'same-site' } }, 403],
  ['nobody', { ...extend, headers: { ...form, 'sec-fetch-site': 'none' } }, 403],
  ['who does not say', { ...extend, headers: silent }, 403],
  ['another origin', { ...extend, headers: { ...silent, origin: 'https://finance.example.com' } }, 403],
  ['an origin that is none', { ...extend, headers: { ...silent, origin: 'null' } }, 403],
  ['a script, as JSON', { ...extend, headers: { ...form, 'content-type': 'application/json' } }, 403],
  ['a form as text', { ...extend, headers: { ...form, 'content-type': 'text/plain' } }, 403],
  ['an old browser on this very host', { ...extend, headers: { ...silent, origin: 'https://sales.example.com' } }, 303],
  ['who means something else', { ...extend, body: 'action=stop' }, 400],
  ['nothing', { ...extend, body: '' }, 400],
  ['who deletes', { ...extend, method: 'DELETE' }, 405],
])('from %s', async (_name, request, status) => {
  const world = new WakeWorld();
  expect(await world.visit(request)).toMatchObject({ statusCode: status });
  expect(world.leases).toHaveLength(status === 303 ? 1 : 0);
});

test('its form may lead to the login, for a sender whose session has ended', async () => {
  const world = new WakeWorld();
  const { multiValueHeaders } = await world.visit({ path, headers: opening });
  expect(`${multiValueHeaders?.['content-security-policy']}`).toContain(
    "form-action 'self' https://login.example.com;",
  );
});
