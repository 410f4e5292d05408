/** The load balancer supports sessions of up to 16K, browsers cookies of up to 4K. */
const maxShards = 4;

/** A browser's limit for one cookie, minus its name and attributes. */
const shardLength = 4096 - 160;

/** As the load balancer does, cookies last 40 years. The session's real end is sealed into the value. */
const lifetimeMs = 40 * 365.25 * 24 * 3_600_000;

/** No Domain attribute, so a session is valid for one host only. */
const attributes = '; Path=/; Secure; HttpOnly';

/** The request's cookies by name. A cookie that was sent twice with different values is ambiguous, and is skipped. */
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

/** Joins the value of the cookies `<name>-0`, `<name>-1`, …; empty without the first one. */
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
 * Set-Cookie lines for a value, and lines that expire the shards that only its longer predecessor needed, because they
 * would corrupt the value. Undefined when the value is too long.
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
