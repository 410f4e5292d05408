import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeRulesCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { AwsClients } from '../src/aws/clients.ts';
import { services, targets } from '../src/aws/services.ts';
import { stackOutputs } from '../src/aws/stack-outputs.ts';
import { embeddedAwsClients } from '../src/preview/embedded-aws.ts';
import { aPreview, type TestPreview } from './world/preview.ts';
import { until } from './world/until.ts';
import { Visitor } from './world/visitor.ts';

// An attacker inside the network, with everything the load balancer ever said of one app's visitor.

let preview: TestPreview;
let clients: AwsClients;
let thief: Server;
let stolen: Record<string, string>;
/** Where each app's task listens, past the load balancer. */
let ports: Record<string, number>;

beforeAll(async () => {
  preview = await aPreview();
  clients = embeddedAwsClients(preview.awsEndpoint, 'us-east-1');
  const { ListenerArn, ClusterName = '' } = await stackOutputs(clients.cloudFormation(), 'streamgate-local');
  const elb = clients.loadBalancing();
  ports = Object.fromEntries(
    await Promise.all(
      (await services(clients.ecs(), ClusterName).all()).map(async ({ name, targetGroupArn }) => {
        const health = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }));
        return [name, health.TargetHealthDescriptions?.[0]?.Target?.Port ?? 0] as const;
      }),
    ),
  );

  // A path of the first app, with its very own login, that shows what its task is told.
  thief = createServer((request, response) => response.end(JSON.stringify(request.headers)));
  thief.listen(0, '127.0.0.1');
  await once(thief, 'listening');
  const { port } = thief.address() as AddressInfo;
  const group = new CreateTargetGroupCommand({ Name: 'thief', TargetType: 'ip', Protocol: 'HTTP', Port: port });
  const { TargetGroups: [created] = [] } = await elb.send(group);
  await targets(elb).register(created?.TargetGroupArn ?? '', '127.0.0.1', port);
  const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn }));
  const login = Rules.flatMap(({ Actions = [] }) => Actions).find(
    ({ AuthenticateCognitoConfig }) => AuthenticateCognitoConfig?.SessionCookieName === 'streamgate-sales',
  );
  const path = { Field: 'path-pattern', Values: ['/steal'] };
  const forward = { Type: 'forward' as const, Order: 2, TargetGroupArn: created?.TargetGroupArn };
  await elb.send(
    new CreateRuleCommand({
      ListenerArn,
      Priority: 900,
      Conditions: [path],
      Actions: [{ ...login, Type: 'authenticate-cognito', Order: 1 }, forward],
    }),
  );

  const sales = preview.apps.sales?.url ?? '';
  const cara = new Visitor();
  await cara.signIn(sales, 'cara@example.com', 'Streamgate-2026');
  await until('the headers are stolen', async () =>
    (await cara.get(`${sales}/steal`)).body.includes('x-amzn-oidc-data'),
  );
  const told: Record<string, string> = JSON.parse((await cara.get(`${sales}/steal`)).body);
  stolen = Object.fromEntries(Object.entries(told).filter(([name]) => name.startsWith('x-amzn-oidc-')));
}, 120_000);

afterAll(async () => {
  thief?.close();
  clients?.destroy();
  await preview?.stop();
}, 30_000);

async function statusAt(app: string): Promise<number | undefined> {
  const [answer] = (await once(
    get({ host: '127.0.0.1', port: ports[app], path: '/', headers: stolen }),
    'response',
  )) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

async function socketAt(app: string): Promise<'open' | number | undefined> {
  const socket = new WebSocket(`ws://127.0.0.1:${ports[app]}/_stcore/stream`, ['streamlit'], { headers: stolen });
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
  const finance = preview.apps.finance?.url ?? '';
  expect(await new Visitor().get(finance, stolen)).toMatchObject({ status: 302 });
  expect(await new Visitor().socket(finance, stolen)).toBe(401);
});
