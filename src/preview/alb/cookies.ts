/** Shards of one session at most: the load balancer supports 16K, browsers 4K a cookie. */
const maxShards = 4;

/** A browser's limit for one cookie, less what stands in it besides the value. */
const shardLength = 4096 - 160;

/** The load balancer's cookies outlive every session: 40 years. The session's real end is sealed into its value. */
const lifetimeMs = 40 * 365.25 * 24 * 3_600_000;

/** No Domain: a session is for one host only. */
const attributes = '; Path=/; Secure; HttpOnly';

/** The request's cookies by name. One that was sent twice with different values means nothing, and is left out. */
export function readCookies(header = ''): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    const value = pair.slice(equals + 1).trim();
    if ((cookies.get(name) ?? value) !== value) ambiguous.add(name);
    cookies.set(name, value);
  }
  for (const name of ambiguous) cookies.delete(name);
  return cookies;
}

/** The value that was spread over `<name>-0`, `<name>-1`, ...; empty without a first shard. */
export function joinShards(cookies: ReadonlyMap<string, string>, name: string): { value: string; shards: number } {
  let value = '';
  let shards = 0;
  for (; shards < maxShards; shards++) {
    const shard = cookies.get(`${name}-${shards}`);
    if (!shard) break;
    value += shard;
  }
  return { value, shards };
}

/**
 * Set-Cookie lines for a value, and for the end of those shards of its predecessor that it no longer fills: joined to
 * it they would spoil it. Undefined when it does not fit.
 */
export function splitIntoShards(name: string, value: string, previousShards: number, now: number) {
  const shards = Math.ceil(value.length / shardLength);
  if (shards > maxShards) return undefined;
  const expires = new Date(now + lifetimeMs).toUTCString();
  const setCookies = Array.from({ length: Math.max(shards, previousShards) }, (_, shard) =>
    shard < shards
      ? `${name}-${shard}=${value.slice(shard * shardLength, (shard + 1) * shardLength)}; Expires=${expires}${attributes}`
      : `${name}-${shard}=; Expires=Thu, 01 Jan 1970 00:00:00 GMT${attributes}`,
  );
  return { shards, setCookies };
}

export const nonceCookieName = 'AWSALBAuthNonce';

export const nonceCookie = (nonce: string) => `${nonceCookieName}=${nonce}${attributes}`;
