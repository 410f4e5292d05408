import { loginFront } from '../login/login.ts';
import { codeFlow } from './code-flow.ts';
import { currentListener } from './current-listener.ts';
import { createDecide } from './decide.ts';
import { functionTarget } from './function-target.ts';
import { createIdentitySigner } from './identity.ts';
import { identityProvider } from './identity-provider.ts';
import { loginAction } from './login-action.ts';
import { listenOnLoopback } from './loopback-server.ts';
import type { LoadBalancerPorts, Log } from './ports.ts';
import { createProxy } from './proxy.ts';
import { createRenewal } from './renewal.ts';
import { createSeal } from './seal.ts';
import { createServe } from './serve.ts';
import { createSessions } from './sessions.ts';
import { createStickiness } from './stickiness.ts';
import { virtualHosts } from './virtual-hosts.ts';

export interface LoadBalancerOptions {
  /** 0 chooses a free port. */
  port: number;
  ports: LoadBalancerPorts;
  /** The login page's origin in browsers, such as `http://auth.localhost:8501`. This server serves it too. */
  loginOrigin: string;
  /** The address of Cognito's login page and endpoints, such as `http://127.0.0.1:4566`. */
  cognitoEndpoint: string;
  /** @default writes to stderr */
  log?: Log;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** From 0 to less than 1. @default Math.random */
  random?: () => number;
}

export interface LocalLoadBalancer {
  port: number;
  /** Targets also get the public key here: `<url>/<kid>`. */
  url: string;
  /** Reads the deployed listener now instead of within about a second. Rejects when it cannot be read. */
  refresh(): Promise<void>;
  /** Ends every connection. */
  close(): Promise<void>;
}

/**
 * Serves the deployed 443 listener over plain HTTP, on loopback only. Listens at once to reserve the port, and answers
 * 503 until a listener is deployed. Rejects when the port is taken.
 */
export async function startLoadBalancer(options: LoadBalancerOptions): Promise<LocalLoadBalancer> {
  const { ports, loginOrigin, cognitoEndpoint, log = console.error, now = Date.now, random = Math.random } = options;
  const closing = new AbortController();
  const seal = createSeal();
  const sessions = createSessions(seal, now);
  const provider = identityProvider(cognitoEndpoint, ports.clientSecret, closing.signal, log);
  const flow = codeFlow(loginOrigin, seal, sessions, provider, now);
  const login = loginAction(sessions, createRenewal(sessions, provider, now), flow);
  const identity = createIdentitySigner(now);
  const decide = createDecide(login, identity, createStickiness(seal, now), random);
  const proxy = createProxy(log);
  const listener = currentListener(ports.describeListener, log);
  const rules = createServe(listener, decide, proxy, functionTarget(ports.invoke, log));
  const hosts = virtualHosts(new URL(loginOrigin).hostname, loginFront(cognitoEndpoint, proxy, now), identity, rules);

  const server = await listenOnLoopback(options.port, hosts, log).catch(error => {
    listener.stop();
    throw error;
  });
  return {
    port: server.port,
    url: `http://127.0.0.1:${server.port}`,
    refresh: listener.refresh,
    async close() {
      closing.abort();
      listener.stop();
      await server.close();
      proxy.close();
    },
  };
}
