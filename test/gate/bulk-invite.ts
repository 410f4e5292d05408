import { randomUUID } from 'node:crypto';
import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { aPerson } from '../world/a-person.ts';
import { emailsTo } from '../world/emails.ts';
import { until } from '../world/until.ts';
import { type Answer, Visitor } from '../world/visitor.ts';
import type { GateWorld } from './world.ts';

/** Who may invite people, and what comes of it. */
export function bulkInvite(world: () => GateWorld): void {
  let awsEndpoint: string;
  let portal: string;
  let sales: string;
  let later: GateWorld['later'];
  const ben = new Visitor();
  const password = 'Streamgate-2026';

  beforeAll(async () => {
    ({ portal, sales, awsEndpoint, later } = world());
    await ben.signIn(portal, 'ben@example.com', password);
  });

  const json = { accept: 'application/json' };
  const csv = { ...json, 'content-type': 'text/csv' };
  const form = { ...json, 'content-type': 'application/x-www-form-urlencoded' };

  /** Every way in, with what its own page would send. */
  const routes: [method: string, path: string, headers: Record<string, string>, body?: string][] = [
    ['GET', '/invites', json],
    ['GET', '/invites', { accept: 'text/html', 'sec-fetch-mode': 'navigate' }],
    ['POST', '/invites?mode=plan', { ...csv, 'idempotency-key': 'k' }, 'email\nx@example.com\n'],
    ['POST', '/invites?mode=apply', { ...csv, 'idempotency-key': 'k' }, 'email\nx@example.com\n'],
    ['GET', '/invites/20261126T080000Z-abcdef', json],
    ['GET', '/invites/20261126T080000Z-abcdef/rows', json],
    ['GET', '/invites/20261126T080000Z-abcdef/result.csv', json],
    ['POST', '/invites/20261126T080000Z-abcdef/apply', form, ''],
    ['GET', '/people', json],
    ['POST', '/people/ana@example.com/resend', form, ''],
    ['POST', '/people/ana@example.com/disable', form, ''],
    ['POST', '/people/ana@example.com/enable', form, ''],
    ['GET', '/people/nobody/anything', json],
  ];

  const ask = (who: Visitor, [method, path, headers, body]: (typeof routes)[number], more = {}) =>
    who.ask(`${portal}${path}`, {
      method,
      headers: { 'sec-fetch-site': 'same-origin', origin: portal, ...headers, ...more },
      ...(body === undefined ? {} : { body }),
    });

  /** What an answer of the endpoint that lets somebody in never is. */
  function expectRefused({ status, body }: Answer, expected: number) {
    expect(status).toBe(expected);
    expect(body).not.toMatch(/ana@example\.com|"jobs"|text\/csv/);
  }

  describe('refused on every route', () => {
    test.each(routes)('a stranger is sent to the login: %s %s', async (...route) => {
      expectRefused(await ask(new Visitor(), route), 302);
      const forged = { 'x-amzn-oidc-data': 'a.b.c', 'x-amzn-oidc-accesstoken': 'a.b.c', 'x-amzn-oidc-identity': 'ben' };
      expectRefused(await ask(new Visitor(), route, forged), 302);
    });

    test('a member who is no admin', async () => {
      const cara = new Visitor();
      await cara.signIn(portal, 'cara@example.com', password);
      expect(await cara.get(portal)).toMatchObject({ status: 200 });
      for (const route of routes) expectRefused(await ask(cara, route), 403);
    });

    test('somebody whose last day has passed, admin or not', async () => {
      const { clients, poolId } = world();
      const email = 'past@example.com';
      await aPerson(clients.cognito(), poolId, { email, name: email, password, groups: ['admins'] });
      const UserAttributes = [{ Name: 'custom:until', Value: '2020-01-01' }];
      const ended = new AdminUpdateUserAttributesCommand({ UserPoolId: poolId, Username: email, UserAttributes });
      await clients.cognito().send(ended);
      const past = new Visitor();
      await past.signIn(portal, email, password);
      for (const route of routes) expectRefused(await ask(past, route), 403);
    });

    test('an admin with a session of an app', async () => {
      const admin = new Visitor();
      await admin.signIn(sales, 'ben@example.com', password);
      const cookie = admin.cookie('sales.localhost');
      expect(cookie).toContain('streamgate-sales-0=');
      for (const replayed of [cookie, cookie.replaceAll('streamgate-sales', 'streamgate-portal')]) {
        for (const route of routes) expectRefused(await ask(new Visitor(), route, { cookie: replayed }), 302);
      }
    });

    test.each(routes.filter(([method]) => method === 'POST'))('another site: %s %s', async (...route) => {
      for (const foreign of [
        { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
        { 'sec-fetch-site': 'same-site', origin: sales },
        { 'sec-fetch-site': 'same-site', origin: portal },
        { 'sec-fetch-site': '', origin: 'null' },
        { 'sec-fetch-site': '', origin: sales },
      ]) {
        expectRefused(await ask(ben, route, foreign), 403);
      }
    });

    test('nobody was invited by any of it', async () => {
      expect(await emailsTo('x@example.com', awsEndpoint)).toEqual([]);
      expect(JSON.parse((await ben.get(`${portal}/invites`, json)).body).jobs).toEqual(
        expect.not.arrayContaining([expect.objectContaining({ total: 1, label: expect.stringContaining('csv') })]),
      );
    });
  });

  describe('an admin', () => {
    const file = 'email,name,groups\r\neva@example.com,Eva Kim,finance\r\nnobody\r\n';
    let job = '';

    const state = async () => JSON.parse((await ben.get(`${portal}/invites/${job}`, json)).body).state;

    test('plans and applies a file: one mail, and the rest is told', async () => {
      const key = randomUUID();
      const post = () => ask(ben, ['POST', '/invites?mode=apply', { ...csv, 'idempotency-key': key }, file]);
      const [first, again] = [await post(), await post()];
      expect([first.status, again.status]).toEqual([202, 202]);
      expect(again.headers.location).toBe(first.headers.location);
      job = new URL(first.headers.location ?? '').pathname.split('/').at(-1) ?? '';
      await until('the worker is done', async () => (await state()) === 'completed-with-errors', 60);
      expect(await emailsTo('eva@example.com', awsEndpoint)).toHaveLength(1);
      const result = await ben.get(`${portal}/invites/${job}/result.csv`, { accept: 'text/csv' });
      expect(result.headers['content-type']).toMatch(/^text\/csv/);
      expect(result.body).toContain('eva@example.com');
      expect(result.body).toContain('EMAIL_SYNTAX');
    }, 90_000);

    test('sends it again, disables and enables, and not themselves', async () => {
      const listed = JSON.parse((await ben.get(`${portal}/people`, json)).body);
      const idOf = (email: string) =>
        listed.people.find((person: { email: string }) => person.email === email)?.id as string;
      const act = async (email: string, what: string) =>
        (await ask(ben, ['POST', `/people/${encodeURIComponent(idOf(email))}/${what}`, form, ''])).status;
      expect(await act('eva@example.com', 'resend')).toBeLessThan(400);
      await until('the worker is done', async () => (await emailsTo('eva@example.com', awsEndpoint)).length > 1, 60);
      expect(await act('eva@example.com', 'resend')).toBe(429);
      expect(await act('cara@example.com', 'disable')).toBeLessThan(400);
      const cara = new Visitor();
      await cara.signIn(sales, 'cara@example.com', password);
      expect((await cara.get(sales)).status).toBe(302);
      expect(await act('cara@example.com', 'enable')).toBeLessThan(400);
      expect(await act('ben@example.com', 'disable')).toBe(409);
    });

    test('is out when they are disabled and their token has ended', async () => {
      const gone = new Visitor();
      await gone.signIn(portal, 'ben@example.com', password);
      later(11 * 60 * 60_000); // beyond the session
      for (const route of routes) expectRefused(await ask(gone, route), 302);
    });
  });
}
