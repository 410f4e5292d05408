import type { IncomingMessage } from 'node:http';
import { type AlbAnswer, errorAnswer, writeAnswer, writeUpgradeAnswer } from './answers.ts';
import type { IdentitySigner } from './identity.ts';
import type { Handlers } from './loopback-server.ts';

/** The host where targets fetch the public key. No other host serves it, so it cannot hide a path of an app. */
const keyHost = '127.0.0.1';

/** Serves the hosts that share the load balancer's port. Every other host goes to the listener's rules. */
export const virtualHosts = (
  loginHost: string,
  login: Handlers['request'],
  identity: IdentitySigner,
  rules: Handlers,
): Handlers => ({
  async request(incoming, response) {
    const host = hostOf(incoming);
    if (host === loginHost) return login(incoming, response);
    if (host === keyHost) return writeAnswer(response, publicKeyAnswer(identity, incoming.url));
    return rules.request(incoming, response);
  },

  async upgrade(incoming, socket, head) {
    const host = hostOf(incoming);
    if (host === loginHost || host === keyHost) return writeUpgradeAnswer(incoming, socket, errorAnswer(404));
    return rules.upgrade(incoming, socket, head);
  },
});

const hostOf = ({ headers }: IncomingMessage) => headers.host?.toLowerCase().replace(/:\d+$/, '');

/** Answers `/<kid>` as https://public-keys.auth.elb.<region>.amazonaws.com does, and 404 to everything else. */
function publicKeyAnswer(identity: IdentitySigner, url = '/'): AlbAnswer {
  const pem = identity.publicKey(url.slice(1));
  if (!pem) return errorAnswer(404);
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: pem };
}
