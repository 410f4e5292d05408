import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { captureIdentityHeaders } from '../world/identity-headers.ts';
import { taskPorts } from '../world/task-ports.ts';
import { Visitor } from '../world/visitor.ts';
import type { GateWorld } from './world.ts';

/** An attacker inside the network, with everything the load balancer ever said of one app's visitor. */
export function replay(world: () => GateWorld): void {
  let finance: string;
  let stolen: Record<string, string>;
  let ports: Record<string, number>;

  beforeAll(async () => {
    const { clients, sales: url } = world();
    ({ finance } = world());
    ports = await taskPorts(clients);
    const cara = new Visitor();
    await cara.signIn(url, 'cara@example.com', 'Streamgate-2026');
    stolen = await captureIdentityHeaders(clients, { name: 'sales', url }, cara);
  }, 120_000);

  async function statusAt(app: string): Promise<number | undefined> {
    const [answer] = (await once(
      get({ host: '127.0.0.1', port: ports[app], path: '/', headers: stolen }),
      'response',
    )) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  }

  async function socketAt(app: string): Promise<'open' | number | undefined> {
    const socket = new WebSocket(`ws://127.0.0.1:${ports[app]}/_stcore/stream`, ['streamlit'], {
      headers: { origin: `http://127.0.0.1:${ports[app]}`, ...stolen },
    });
    const refused = once(socket, 'unexpected-response').then(([, answer]) => (answer as IncomingMessage).statusCode);
    const outcome = await Promise.race([once(socket, 'open').then(() => 'open' as const), refused]);
    socket.terminate();
    return outcome;
  }

  test('they are genuine: their own app takes them', async () => {
    expect(Object.keys(stolen).sort()).toEqual(['x-amzn-oidc-accesstoken', 'x-amzn-oidc-data', 'x-amzn-oidc-identity']);
    expect(await statusAt('sales')).toBe(200);
    expect(await socketAt('sales')).toBe('open');
  });

  test('another app does not, over HTTP nor over a WebSocket', async () => {
    expect(await statusAt('finance')).toBe(401);
    expect(await socketAt('finance')).toBe(403);
  });

  test('the load balancer does not hand them on', async () => {
    expect(await new Visitor().get(finance, stolen)).toMatchObject({ status: 302 });
    expect(await new Visitor().socket(finance, stolen)).toBe(401);
  });
}
