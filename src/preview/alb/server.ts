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
  /** 0 takes any free one. */
  port: number;
  ports: LoadBalancerPorts;
  /** The login page's origin as browsers see it, such as `http://auth.localhost:8501`. Its host is served here too. */
  loginOrigin: string;
  /** Where the login page and Cognito's token and userInfo endpoints really are, such as `http://127.0.0.1:4566`. */
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
  /** Also where targets get the public key from: `<url>/<kid>`. */
  url: string;
  /** Serves what is deployed now; it is noticed within about a second anyway. Rejects when it cannot be read. */
  refresh(): Promise<void>;
  /** Ends every connection. */
  close(): Promise<void>;
}

/**
 * Serves the deployed 443 listener, in plain HTTP and on the loopback only. Listens at once, so that the port is ours
 * before anything is deployed; until then it answers 503. Rejects when the port is taken.
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
