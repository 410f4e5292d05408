import type { KeyPorts } from '../keys.ts';
import { loadBalancer, loadBalancerKid, pem, pool, poolKid, settings } from './mint.ts';

export const loadBalancerKeyUrl = `${settings.loadBalancerKeysUrl}/${loadBalancerKid}`;

export const jwks = JSON.stringify({
  keys: [{ ...pool.publicKey.export({ format: 'jwk' }), kid: poolKid, use: 'sig', alg: 'RS256' }],
});

type Answer = (url: string) => string | number | Promise<string | number>;

/** What both servers answer when all is well: a body, or a status. */
export const genuine: Answer = url =>
  new Map([
    [loadBalancerKeyUrl, pem(loadBalancer.publicKey)],
    [settings.poolKeysUrl, jwks],
  ]).get(url) ?? 404;

/** Key servers that note what they are asked, and whose answers and clock a test sets. */
export class FakeKeyServers implements KeyPorts {
  answer: Answer = genuine;
  /** Not 0: a process has been up for an hour, and what is subtracted must not pass for what is added. */
  now = 3_600_000;
  readonly asked: string[] = [];
  readonly inits: object[] = [];
  readonly logged: Record<string, string>[] = [];

  readonly fetch: KeyPorts['fetch'] = async (url, init) => {
    this.asked.push(url);
    this.inits.push(init);
    const answer = await this.answer(url);
    const [status, body] = typeof answer === 'string' ? [200, answer] : [answer, 'no'];
    return { status, text: async () => body };
  };

  readonly clock = () => this.now;

  readonly log = (line: Record<string, string>) => {
    this.logged.push(line);
  };
}
