import { SimpleLruCache } from 'aws-jwt-verify/cache';
import type { Jwk } from 'aws-jwt-verify/jwk';
import { download, type Fetch } from './download.ts';
import { ProofError } from './proof-error.ts';

/** Where a kind of key is found, and how it is written there. */
export interface KeyServer {
  /** Refuses a kid that may not become part of an address. */
  url(kid: string): string;
  /** Keys by kid. Throws when the document is not what the server should send. */
  read(kid: string, body: string): Iterable<readonly [kid: string, key: Jwk]>;
}

/** What a source needs of the world. */
export interface KeyPorts {
  fetch: Fetch;
  /** Milliseconds that never go back. */
  clock(): number;
  log(line: Record<string, string>): void;
}

/** The key that a token names. Refuses with `unknown-key`, or `keys-unavailable` while its server cannot be asked. */
export type KeyOf = (kid: string) => Promise<Jwk>;

const maxKeys = 32;
/** A kid is the token's word. Strangers who invent kids cause this many fetches and no more. */
const maxFetches = 5;
const perMilliseconds = 10_000;

/**
 * Remembers keys, fetches an address once at a time, and asks for unknown kids only so often.
 * Fails closed: a key server that is down refuses, and recovers by itself. No failure is remembered as an answer.
 */
export function keySource(server: KeyServer, { fetch, clock, log }: KeyPorts): KeyOf {
  const keys = new SimpleLruCache<string, Jwk>(maxKeys);
  const flights = new Map<string, Promise<void>>();
  let starts: number[] = [];
  let reachable = true;

  function mayFetch(): boolean {
    const now = clock();
    starts = starts.filter(start => now - start < perMilliseconds);
    if (starts.length >= maxFetches) return false;
    starts.push(now);
    return true;
  }

  async function learn(kid: string, url: string): Promise<void> {
    try {
      const body = await download(fetch, url);
      for (const [name, key] of body === undefined ? [] : server.read(kid, body)) keys.set(name, key);
      reachable = true;
    } catch (error) {
      reachable = false; // whatever it was, there is no key, and the next visitor may try again
      log({ level: 'error', message: 'keys-unavailable', url, error: String(error) });
    }
  }

  async function load(kid: string): Promise<void> {
    const url = server.url(kid);
    if (!flights.has(url) && mayFetch())
      flights.set(
        url,
        learn(kid, url).finally(() => flights.delete(url)),
      );
    await flights.get(url);
  }

  return async kid => {
    if (!keys.get(kid)) await load(kid);
    const key = keys.get(kid);
    if (!key) throw new ProofError(reachable ? 'unknown-key' : 'keys-unavailable');
    return key;
  };
}
