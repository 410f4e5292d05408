import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { WebSocket } from 'ws';
import type { AwsClients } from '../src/aws/clients.ts';
import { stackOutputs } from '../src/aws/stack/stack.ts';
import { embeddedAwsClients } from '../src/preview/emulator/clients.ts';
import { aPreview, type TestPreview } from './world/preview.ts';
import { shortenTokens } from './world/short-tokens.ts';
import { Visitor } from './world/visitor.ts';

// A thief has a copy of somebody's session cookies, of every app, and keeps them. Their owner signs out of one app, in another browser.

/** Of an access token's life, 300 at least on AWS. */
const tokenSeconds = 20;
/** What a socket has after that: the gate's leeway, a quiet moment, and the gate's own clock. */
const socketSeconds = tokenSeconds + 60 + 5 + 5;
/** Of slowness of this machine. */
const marginSeconds = 5;

let preview: TestPreview;
let clients: AwsClients;
/** App → origin. */
let apps: Map<string, string>;

beforeAll(async () => {
  preview = await aPreview();
  clients = embeddedAwsClients(preview.aws, 'us-east-1');
  const { UserPoolId = '' } = await stackOutputs(clients.cloudFormation(), 'streamgate-local');
  await shortenTokens(clients.cognito(), UserPoolId, tokenSeconds);
  apps = new Map(Object.entries(preview.apps).map(([app, { url }]) => [app, url]));
}, 180_000);

afterAll(async () => {
  clients?.destroy();
  await preview?.stop();
}, 30_000);

/** Ben in a browser of his own, in every app. */
async function signedIn(): Promise<Visitor> {
  const ben = new Visitor();
  for (const url of apps.values()) {
    const answer = ben.cookie('auth.localhost')
      ? await ben.open(url)
      : await ben.signIn(url, 'ben@example.com', 'Streamgate-2026');
    expect(answer.status).toBe(200);
  }
  return ben;
}

/** What the thief does with a copy of an app's cookies: ways in by number, 200 or 101 for in. */
async function tryCopy(url: string, cookie: string): Promise<Record<string, number>> {
  const thief = new Visitor();
  const page = await thief.get(url, { cookie });
  const health = await thief.get(`${url}/_stcore/host-config`, { cookie });
  const picture = await thief.get(`${url}/media/none.png`, { cookie });
  const socket = await thief.socket(url, { cookie });
  if (typeof socket !== 'number') socket.terminate();
  return {
    page: page.status,
    health: health.status,
    picture: picture.status,
    socket: typeof socket === 'number' ? socket : 101,
  };
}
const inside = { page: 200, health: 200, picture: 404, socket: 101 };
/** Where the load balancer leads whoever has a session that is over. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html */
const refused = { page: 302, health: 302, picture: 302, socket: 302 };

const seconds = (since: number) => (Date.now() - since) / 1000;

test('signed out is signed out, in every app, for every copy and every open page', async () => {
  const [ben, elsewhere] = [await signedIn(), await signedIn()];
  const copies = [ben, elsewhere].flatMap((visitor, browser) =>
    [...apps].map(([app, url]) => ({ name: `${app} ${browser}`, url, cookie: visitor.cookie(new URL(url).hostname) })),
  );
  expect(copies).toHaveLength(2 * apps.size);

  // As long as nobody signs out, a copy is renewed for ever: what follows ends because of the sign-out.
  await delay((tokenSeconds + 2) * 1000);
  for (const { url, cookie } of copies) expect(await tryCopy(url, cookie)).toEqual(inside);
  // The thief takes what the renewed browsers have too.
  for (const visitor of [ben, elsewhere])
    for (const [app, url] of apps) {
      expect(await visitor.get(url)).toMatchObject({ status: 200 });
      copies.push({ name: `${app} renewed`, url, cookie: visitor.cookie(new URL(url).hostname) });
    }

  const closed = new Map<string, Promise<number>>();
  let signedOutAt = Number.NaN;
  for (const { name, url, cookie } of copies.slice(-2 * apps.size)) {
    const socket = (await new Visitor().socket(url, { cookie })) as WebSocket;
    const ended = once(socket, 'close').then(([code]) => {
      expect(code).toBe(1012);
      return seconds(signedOutAt);
    });
    closed.set(`${name} ${closed.size}`, ended);
  }

  const [[, first = ''] = []] = apps;
  signedOutAt = Date.now();
  const end = await ben.open(`${first}/_gate/signout`);
  expect(end).toMatchObject({ status: 200, body: expect.stringContaining('You&#x27;ve signed out') });

  // At once in that browser, in that app: without a session what a page asks for gets 401.
  expect(await ben.get(first)).toMatchObject({ status: 302 });
  for (const path of ['/_stcore/health', '/media/none.png', '/component/none/index.html'])
    expect(await ben.get(first + path)).toMatchObject({ status: 401 });
  expect(await ben.socket(first)).toBe(401);

  const lived = new Map<string, number>();
  for (
    const open = new Set(copies);
    open.size > 0 && seconds(signedOutAt) < tokenSeconds + 4 * marginSeconds;
    await delay(500)
  )
    for (const copy of open) {
      if ((await tryCopy(copy.url, copy.cookie)).page === 200) continue;
      lived.set(`${copy.name} ${lived.size}`, seconds(signedOutAt));
      open.delete(copy);
    }
  for (const { url, cookie } of copies) expect(await tryCopy(url, cookie)).toEqual(refused);
  expect(lived.size).toBe(copies.length);
  const pages = Math.max(...lived.values());
  expect(pages).toBeLessThan(tokenSeconds + marginSeconds);

  const sockets = Math.max(...(await Promise.all(closed.values())));
  expect(sockets).toBeLessThan(socketSeconds + marginSeconds);
  // And nobody comes back.
  for (const { url, cookie } of copies) expect(await tryCopy(url, cookie)).toEqual(refused);
  console.info(
    `With tokens of ${tokenSeconds} s the last copy was refused after ${pages} s, the last socket ended after ${sockets} s.`,
  );
}, 300_000);
