import { once } from 'node:events';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { CreateRuleCommand, ModifyRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { AwsClients } from '../src/aws/clients.ts';
import { stackOutputs } from '../src/aws/stack/stack.ts';
import { aPerson } from './world/a-person.ts';
import { anAnswerer } from './world/answerer.ts';
import { aPreview, type TestPreview } from './world/preview.ts';
import { runPage, sessionOf } from './world/streamlit-socket.ts';
import { testClients } from './world/test-keys.ts';
import { until } from './world/until.ts';
import { Visitor } from './world/visitor.ts';

let preview: TestPreview;
let app: string;
let clients: AwsClients;
let outputs: Record<string, string>;

const ben = { email: 'ben@example.com', password: 'Streamgate-2026' };
const forged = { 'x-amzn-oidc-data': 'a.b.c', 'x-amzn-oidc-accesstoken': 'a.b.c', 'x-amzn-oidc-identity': 'boss' };

beforeAll(async () => {
  preview = await aPreview();
  app = preview.apps.sales?.url ?? '';
  clients = testClients(preview.aws.endpoint, 'us-east-1');
  outputs = await stackOutputs(clients.cloudFormation(), 'streamgate-local');
});

afterAll(async () => {
  clients?.destroy();
  await preview?.stop();
});

async function signedIn({ email, password } = ben): Promise<Visitor> {
  const visitor = new Visitor();
  expect(await visitor.signIn(app, email, password)).toMatchObject({ status: 200 });
  return visitor;
}

/** The socket of somebody who is let in. */
async function opened(
  visitor: Visitor,
  headers: Record<string, string> = {},
  ...protocols: string[]
): Promise<WebSocket> {
  const socket = await visitor.socket(app, headers, ...protocols);
  if (!(socket instanceof WebSocket)) throw new Error(`The socket was refused with ${socket}.`);
  return socket;
}

describe('a stranger', () => {
  const stranger = new Visitor();

  test.each([{}, forged])('is sent to the login, whatever headers they bring (%#)', async headers => {
    const { status, headers: answered } = await stranger.get(`${app}/deep/link?x=1`, headers);
    expect(status).toBe(302);
    expect(answered.location).toMatch(/^http:\/\/auth\.localhost:\d+\/oauth2\/authorize\?client_id=/);
  });

  test.each([{}, forged])('gets 401 where a page could not follow a redirect (%#)', async headers => {
    expect(await stranger.get(`${app}/_stcore/health`, headers)).toMatchObject({ status: 401 });
    expect(await stranger.get(`${app}/some/page/_stcore/host-config`, headers)).toMatchObject({ status: 401 });
    expect(await stranger.socket(app, headers)).toBe(401);
  });

  test('finds nothing under a host of no app', async () => {
    expect(await stranger.get(app.replace('sales', 'payroll'))).toMatchObject({ status: 404 });
  });

  test('stays out with a wrong password', async () => {
    const { status, body } = await new Visitor().signIn(app, ben.email, 'Wrong-2026');
    expect(status).toBe(200);
    expect(body).toContain('Incorrect username or password.');
  });

  test('reaches the sign-out pages, which say nothing of anybody', async () => {
    expect(await stranger.get(`${app}/_gate/signed-out`, forged)).toMatchObject({ status: 200 });
    expect(await stranger.get(`${app}/_gate/signout`)).toMatchObject({ status: 302 });
    expect(await stranger.get(`${app}/_gate/signout/`)).toMatchObject({ status: 302 });
    expect((await stranger.get(`${app}/_gate/signout/`)).headers.location).toContain('/oauth2/authorize');
  });
});

describe('somebody who signed in', () => {
  test('is who the pool says, whatever headers they send', async () => {
    const visitor = await signedIn();
    const own = { ...forged, 'x-streamgate-email': 'boss@example.com' };
    expect(await visitor.get(app, own)).toMatchObject({ status: 200 });
    const socket = await opened(visitor, own);
    const said = await runPage(socket, 'Hello, ');
    expect(said).toContain('Hello, ben@example.com.');
    socket.close();
  });

  test('cannot take over the Streamlit session of somebody else', async () => {
    const anas = await opened(await signedIn(await becomeCleo()));
    const hers = sessionOf(await runPage(anas, 'Hello, cleo@example.com.'));
    const bens = await opened(await signedIn(), {}, 'no-xsrf-token', hers);
    const said = await runPage(bens, 'Hello, ben@example.com.');
    expect(sessionOf(said)).not.toBe(hers);
    expect(said).not.toContain('cleo');
    anas.close();
    bens.close();
  });

  test('returns to their own', async () => {
    const visitor = await signedIn();
    const first = await opened(visitor);
    const session = sessionOf(await runPage(first, 'Hello, ben@example.com.'));
    first.close();
    await once(first, 'close');
    const again = await opened(visitor, {}, 'no-xsrf-token', session);
    expect(sessionOf(await runPage(again, 'Hello, ben@example.com.'))).toBe(session);
    again.close();
  });

  test('is out after signing out, in every way', async () => {
    const visitor = await signedIn();
    const { headers } = await visitor.get(`${app}/_gate/signout`);
    expect(headers.location).toMatch(/^http:\/\/auth\.localhost:\d+\/logout\?client_id=\w+&logout_uri=/);
    expect(await visitor.get(headers.location ?? '')).toMatchObject({
      status: 302,
      headers: { location: `${app}/_gate/signed-out` },
    });
    expect(visitor.cookie(new URL(app).hostname)).not.toContain('streamgate-sales');
    expect(await visitor.get(app)).toMatchObject({ status: 302 });
    expect(await visitor.socket(app)).toBe(401);
  });
});

describe('the stack is what counts', () => {
  test('a rule of our own is served by its weights', async () => {
    const answering = await Promise.all([anAnswerer(clients, 'one'), anAnswerer(clients, 'two')]);
    try {
      const [one, two] = answering.map(({ targetGroupArn }) => targetGroupArn);
      const weights = (first: number, second: number) => ({
        Type: 'forward' as const,
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: one, Weight: first },
            { TargetGroupArn: two, Weight: second },
          ],
        },
      });
      const { Rules: [rule] = [] } = await clients.loadBalancing().send(
        new CreateRuleCommand({
          ListenerArn: outputs.ListenerArn,
          Priority: 900,
          Conditions: [{ Field: 'path-pattern', Values: ['/weighed'] }],
          Actions: [weights(0, 1)],
        }),
      );
      await until('the rule is served', async () => (await new Visitor().get(`${app}/weighed`)).body === 'two');
      expect(await answersOf(50)).toEqual({ two: 50 });

      const modified = { RuleArn: rule?.RuleArn, Actions: [weights(1, 1)] };
      await clients.loadBalancing().send(new ModifyRuleCommand(modified));
      await until('both are served', async () => (await new Visitor().get(`${app}/weighed`)).body === 'one');
      const both = await answersOf(200);
      expect(both.one).toBeGreaterThan(0);
      expect(both.two).toBeGreaterThan(0);
    } finally {
      for (const { server } of answering) server.close();
    }
  });

  test('a service with desired count 0 is gone, with 1 it is back', async () => {
    const visitor = await signedIn();
    const wanted = (desiredCount: number) =>
      clients.ecs().send(new UpdateServiceCommand({ cluster: outputs.ClusterName, service: 'sales', desiredCount }));
    await wanted(0);
    await until('it is gone', async () => (await visitor.get(`${app}/_stcore/health`)).status === 503);
    await wanted(1);
    await until('it is back', async () => (await visitor.get(`${app}/_stcore/health`)).status === 200);
    expect((await visitor.get(`${app}/_stcore/health`)).body).toBe('ok');
  });

  test('nothing went wrong on the way', () => {
    expect(preview.problems).toEqual([]);
  });
});

/** Creates one more person, who has chosen a password already. */
async function becomeCleo() {
  const cleo = { email: 'cleo@example.com', name: 'Cleo', password: 'Streamgate-2026' };
  await aPerson(clients.cognito(), outputs.UserPoolId ?? '', cleo);
  return cleo;
}

async function answersOf(requests: number): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (let n = 0; n < requests; n++) {
    const { body } = await new Visitor().get(`${app}/weighed`);
    counted[body] = (counted[body] ?? 0) + 1;
  }
  return counted;
}
