import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { captureIdentityHeaders } from '../world/identity-headers.ts';
import { runPage } from '../world/streamlit-socket.ts';
import { Visitor } from '../world/visitor.ts';
import type { GateWorld } from './world.ts';

const page = join(import.meta.dirname, '..', '..', 'gate', 'testing', 'searching_page.py');

/** What the page of `searching_page.py` shows. */
interface Found {
  cookies: string[];
  headers: string[];
  environment: string[];
  process: string[];
  memory: string[];
  canary: string;
}

/** An app whose own code searches for whatever proves its visitors. */
export function ownCode(world: () => GateWorld): void {
  const ben = new Visitor();
  let found: Found;
  let app: string;
  let source: string;

  beforeAll(async () => {
    const { sales, streamlit } = world();
    app = join(streamlit, 'app.py');
    source = readFileSync(app, 'utf8');
    copyFileSync(page, app);
    expect(await ben.signIn(sales, 'ben@example.com', 'Streamgate-2026')).toMatchObject({ status: 200 });
    await ben.get(`${sales}/_stcore/host-config`);
    const socket = await ben.socket(sales, { cookie: `theme=dark; ${ben.cookie(new URL(sales).hostname)}` });
    if (!(socket instanceof WebSocket)) throw new Error(`The socket was refused with ${socket}.`);
    const shown = await runPage(socket, 'canary"}END'); // a saved page runs again by itself
    socket.terminate();
    found = JSON.parse(/FOUND(\{.*\})END/s.exec(shown)?.[1] ?? '{}');
  }, 120_000);

  afterAll(() => writeFileSync(app, source));

  test('finds a token where there is one', () => {
    expect(found.memory).toContain(found.canary);
  });

  test('finds no cookie, header, variable or token of the load balancer’s', () => {
    expect(found.cookies).toEqual(['theme=dark']);
    expect(found.headers.filter(header => /oidc|eyJ|streamgate-sales|AWSALB/i.test(header))).toEqual([]);
    expect([...found.environment, ...found.process]).toEqual([]);
    expect(found.memory).toEqual([found.canary]);
  });

  test('nothing of it is taken by the load balancer, another app or Cognito', async () => {
    const { sales, finance, clients, awsEndpoint } = world();
    const headers = Object.fromEntries(
      found.headers.map(header => /^([^:]+): (.*)$/s.exec(header)?.slice(1) ?? []).filter(([name]) => name !== 'host'),
    );
    const cookie = [...found.cookies, ...found.memory.map((token, n) => `streamgate-sales-${n}=${token}`)].join('; ');
    for (const url of [sales, finance]) {
      for (const given of [headers, { cookie }, { ...headers, cookie: cookie.replaceAll('sales', 'finance') }]) {
        expect(await new Visitor().ask(`${url}/`, { headers: given })).toMatchObject({ status: 302 });
      }
    }
    const userInfo = async (token: string) => {
      const authorization = `Bearer ${token}`;
      return (await fetch(`${awsEndpoint}/oauth2/userInfo`, { headers: { authorization } })).status;
    };
    const own = { cookie: ben.cookie(new URL(sales).hostname) };
    expect(await new Visitor().ask(`${sales}/`, { headers: own })).toMatchObject({ status: 200 });
    const genuine = await captureIdentityHeaders(clients, { name: 'sales', url: sales }, ben);
    expect(await userInfo(genuine['x-amzn-oidc-accesstoken'] ?? '')).toBe(200);
    for (const token of [...found.memory, ...found.cookies]) expect(await userInfo(token)).toBe(401);
  });
}
