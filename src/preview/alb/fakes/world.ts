import type { Invocation, ListenerDescription } from '../ports.ts';
import { type LocalLoadBalancer, startLoadBalancer } from '../server.ts';
import { Browser } from './browser.ts';
import { FakeClock } from './clock.ts';
import { aProvider, type FakeProvider } from './identity-provider.ts';
import { aFunctionGroup, aGroup, appsListener } from './listener.ts';
import type { Running } from './running.ts';
import { aTarget, type FakeTarget } from './target.ts';

/** A load balancer between a fake login and a fake app, over real sockets. */
export interface World {
  loadBalancer: LocalLoadBalancer;
  clock: FakeClock;
  provider: FakeProvider;
  target: FakeTarget;
  browser: Browser;
  /** What was logged. */
  problems: string[];
  /** What is deployed; `deploy` makes the load balancer notice. */
  deploy(listener: ListenerDescription | undefined): Promise<void>;
  /** The events that functions received. */
  events: { functionArn: string; event: Record<string, unknown> }[];
  /** How functions answer. */
  respond: (event: Record<string, unknown>) => Invocation | Promise<Invocation>;
  newBrowser(): Browser;
  close(): Promise<void>;
}

const running = new Set<Running | LocalLoadBalancer>();

/** For afterEach. */
export async function closeWorlds() {
  for (const each of running) await each.close();
  running.clear();
}

export async function aWorld(random?: () => number): Promise<World> {
  const [provider, target, clock] = [await aProvider(), await aTarget(), new FakeClock()];
  let deployed: ListenerDescription | undefined = appsListener([aGroup('app', target.port), aFunctionGroup('signout')]);
  const problems: string[] = [];
  const events: World['events'] = [];
  const loadBalancer = await startLoadBalancer({
    port: 0,
    loginOrigin: 'http://auth.localhost:8501',
    cognitoEndpoint: `http://127.0.0.1:${provider.port}`,
    log: (problem, error) => problems.push(`${problem} ${error}`),
    now: clock.now,
    ...(random && { random }),
    ports: {
      describeListener: async () => deployed,
      clientSecret: async (pool, client) => `secret of ${pool} ${client}`,
      invoke: async (functionArn, text) => {
        const event = JSON.parse(text);
        events.push({ functionArn, event });
        return world.respond(event);
      },
    },
  });
  await loadBalancer.refresh();
  const world: World = {
    loadBalancer,
    clock,
    provider,
    target,
    problems,
    events,
    browser: new Browser(loadBalancer.port),
    respond: () => ({ failed: false, payload: JSON.stringify({ statusCode: 200, body: 'function' }) }),
    async deploy(listener) {
      deployed = listener;
      await loadBalancer.refresh();
    },
    newBrowser: () => new Browser(loadBalancer.port),
    close: closeWorlds,
  };
  for (const each of [loadBalancer, target, provider]) running.add(each);
  return world;
}
