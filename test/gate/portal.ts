import { beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../world/until.ts';
import { Visitor } from '../world/visitor.ts';
import type { GateWorld } from './world.ts';

/** What everybody invited finds at the portal, and what is left of the invitations on an app's host. */
export function portal(world: () => GateWorld): void {
  let at: string;
  let sales: string;
  const ben = new Visitor();
  const cara = new Visitor();
  const password = 'Streamgate-2026';
  const json = { accept: 'application/json' };

  beforeAll(async () => {
    ({ portal: at, sales } = world());
    await ben.signIn(at, 'ben@example.com', password);
    await cara.signIn(at, 'cara@example.com', password);
  });

  const appsOf = async (who: Visitor) => JSON.parse((await who.get(at, json)).body).apps;
  const names = (apps: { name: string }[]) => apps.map(({ name }) => name);

  test('each sees the apps that they may enter, with its state and address', async () => {
    expect(names(await appsOf(cara))).toEqual(['sales']);
    expect(names(await appsOf(ben))).toEqual(['sales', 'finance']);
    await until('the reconciler has looked', async () => (await appsOf(cara))[0].state === 'awake', 60);
    expect(await appsOf(cara)).toEqual([{ name: 'sales', url: sales, state: 'awake' }]);
  });

  test('one login opens the app behind a link, and the session is the portal’s own', async () => {
    expect(cara.cookie('apps.localhost')).toContain('streamgate-portal-0=');
    expect(await cara.open(sales)).toMatchObject({ status: 200 });
    expect(cara.cookie('sales.localhost')).toContain('streamgate-sales-0=');
  });

  test('an app’s session opens nothing at the portal, under either name, nor the portal’s an app', async () => {
    const apps = cara.cookie('sales.localhost');
    const portals = cara.cookie('apps.localhost');
    for (const [url, cookie] of [
      [at, apps],
      [at, apps.replaceAll('streamgate-sales', 'streamgate-portal')],
      [sales, portals],
      [sales, portals.replaceAll('streamgate-portal', 'streamgate-sales')],
    ] as const) {
      expect(await new Visitor().get(url, { cookie })).toMatchObject({ status: 302 });
    }
  });

  test('a stranger sees no app, whatever headers they send', async () => {
    const forged = { 'x-amzn-oidc-data': 'a.b.c', 'x-amzn-oidc-accesstoken': 'a.b.c', 'x-amzn-oidc-identity': 'ben' };
    const answered = await new Visitor().get(at, forged);
    expect(answered.status).toBe(302);
    expect(answered.body).not.toContain('sales');
  });

  test('its pages are in no frame', async () => {
    const { headers } = await cara.get(at);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  });

  describe('on an app’s host', () => {
    test.each(['', '/j1', '/people?state=invited'])('a link to /_gate/invites%s leads to the portal', async path => {
      await ben.open(`${sales}/_gate/status`); // which asks nothing of the app
      const answered = await ben.get(`${sales}/_gate/invites${path}`);
      expect(answered).toMatchObject({ status: 302, headers: { location: `${at}/invites${path}` } });
    });

    test.each(['', '?mode=apply', '/j1/apply', '/people/ana@example.com/disable'])(
      'nothing is taken at /_gate/invites%s',
      async path => {
        await ben.open(`${sales}/_gate/status`); // which asks nothing of the app
        const headers = { ...json, 'sec-fetch-site': 'same-origin', origin: sales, 'content-type': 'text/csv' };
        const answered = await ben.ask(`${sales}/_gate/invites${path}`, { method: 'POST', headers, body: 'email\n' });
        expect(answered.status).toBe(404);
      },
    );
  });

  test('a sign-out ends the session there', async () => {
    const gone = new Visitor();
    await gone.signIn(at, 'cara@example.com', password);
    expect(await gone.get(at)).toMatchObject({ status: 200 });
    const { body } = await gone.open(`${at}/_gate/signout`);
    expect(body).toContain('You&#x27;ve signed out');
    expect(await gone.get(at)).toMatchObject({ status: 302 });
  });
}
