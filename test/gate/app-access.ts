import {
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AwsClients } from '../../src/aws/clients.ts';
import { aPerson } from '../world/a-person.ts';
import { Visitor } from '../world/visitor.ts';
import type { GateWorld } from './world.ts';

/** Who gets to which app, and for how long. */
export function appAccess(world: () => GateWorld): void {
  let sales: string;
  let finance: string;
  let clients: AwsClients;
  let poolId: string;

  const password = 'Streamgate-2026';
  let later: GateWorld['later'];
  const accessTokenLife = 60 * 60_000;

  beforeAll(() => {
    ({ sales, finance, clients, poolId, later } = world());
  });

  async function signedIn(email: string, app = sales): Promise<Visitor> {
    const visitor = new Visitor();
    await visitor.signIn(app, email, password);
    return visitor;
  }

  /** Somebody new, with groups. */
  async function somebody(email: string, groups: string[] = []): Promise<string> {
    await aPerson(clients.cognito(), poolId, { email, name: email, password, groups });
    return email;
  }

  describe('a person of the first app only', () => {
    test('is let into that one, and told by the other one why not', async () => {
      const cara = await signedIn('cara@example.com');
      expect(await cara.get(sales)).toMatchObject({ status: 200 });
      const refused = await cara.open(finance);
      expect(refused.status).toBe(403);
      expect(refused.headers['content-type']).toMatch(/^text\/html/);
      for (const words of ['cara@example.com', 'finance', 'finance@example.com', '/_gate/signout']) {
        expect(refused.body).toContain(words);
      }
      expect(refused.body).not.toContain('ben@');
    });

    test('cannot open its WebSocket', async () => {
      const cara = await signedIn('cara@example.com');
      await cara.open(finance);
      expect(await cara.socket(finance)).toBe(403);
    });

    test("cannot use the first app's cookies there, under either name", async () => {
      const cara = await signedIn('cara@example.com');
      const cookie = cara.cookie('sales.localhost');
      expect(cookie).toContain('streamgate-sales-0=');
      for (const replayed of [cookie, cookie.replaceAll('streamgate-sales', 'streamgate-finance')]) {
        const stranger = new Visitor();
        expect(await stranger.get(finance, { cookie: replayed })).toMatchObject({ status: 302 });
        expect(await stranger.socket(finance, { cookie: replayed })).toBe(401);
      }
    });

    test('gets an answer a program can read', async () => {
      const cara = await signedIn('cara@example.com');
      await cara.open(finance);
      const { status, headers, body } = await cara.get(finance, { accept: 'application/json' });
      expect(status).toBe(403);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(JSON.parse(body)).toMatchObject({ status: 403 });
    });
  });

  describe('one login for the stage', () => {
    test('opens every app that lets the person in', async () => {
      const ben = await signedIn('ben@example.com');
      expect(await ben.open(finance)).toMatchObject({ status: 200 });
      expect(ben.cookie('finance.localhost')).toContain('streamgate-finance-0=');
    });

    test('ends with a sign-out: the next app asks for it', async () => {
      const ben = await signedIn('ben@example.com');
      await ben.open(`${sales}/_gate/signout`);
      expect((await ben.open(finance)).body).toContain('id="password"');
    });

    test('is of no use to somebody who was disabled meanwhile', async () => {
      const email = await somebody('dora@example.com', ['finance']);
      const dora = await signedIn(email);
      await clients.cognito().send(new AdminDisableUserCommand({ UserPoolId: poolId, Username: email }));
      expect((await dora.open(finance)).body).toContain('id="password"');
    });
  });

  describe('when the access token has ended', () => {
    test('the next request gets a new one, and stays in', async () => {
      const ben = await signedIn('ben@example.com', finance);
      const before = ben.cookie('finance.localhost');
      later(accessTokenLife + 1_000);
      expect(await ben.get(finance)).toMatchObject({ status: 200 });
      expect(ben.cookie('finance.localhost')).not.toBe(before);
    });

    test('somebody who was disabled is out, and so are their sockets', async () => {
      const email = await somebody('gus@example.com', ['finance']);
      const gus = await signedIn(email, finance);
      await clients.cognito().send(new AdminDisableUserCommand({ UserPoolId: poolId, Username: email }));
      expect(await gus.get(finance)).toMatchObject({ status: 200 }); // until the token ends: that is the bound
      later(accessTokenLife + 1_000);
      expect(await gus.get(finance)).toMatchObject({ status: 302 });
      expect(await gus.socket(finance)).toBe(302);
      expect((await gus.open(finance)).body).toContain('id="password"');
    });

    test('somebody who left the group is told so', async () => {
      const email = await somebody('hal@example.com', ['finance']);
      const hal = await signedIn(email, finance);
      await clients
        .cognito()
        .send(new AdminRemoveUserFromGroupCommand({ UserPoolId: poolId, Username: email, GroupName: 'finance' }));
      later(accessTokenLife + 1_000);
      expect(await hal.get(finance)).toMatchObject({ status: 403 });
    });
  });

  test('access ends with the last day, for every app', async () => {
    const email = await somebody('emil@example.com', ['finance']);
    const until = { Name: 'custom:until', Value: '2020-01-01' };
    await clients
      .cognito()
      .send(new AdminUpdateUserAttributesCommand({ UserPoolId: poolId, Username: email, UserAttributes: [until] }));
    expect(await new Visitor().signIn(sales, email, password)).toMatchObject({ status: 403 });
    expect(await new Visitor().signIn(finance, email, password)).toMatchObject({ status: 403 });
  });

  test('a person in 100 groups with long names gets in', async () => {
    const groups = Array.from({ length: 99 }, (_, n) => `${n}-`.padEnd(128, 'x'));
    for (const GroupName of groups)
      await clients.cognito().send(new CreateGroupCommand({ UserPoolId: poolId, GroupName }));
    const email = await somebody('fay@example.com', [...groups, 'finance']);
    const fay = new Visitor();
    expect(await fay.signIn(finance, email, password)).toMatchObject({ status: 200 });
    expect(fay.cookie('finance.localhost').length).toBeLessThan(8_000);
    expect(typeof (await fay.socket(finance))).toBe('object');
  });
}
