export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const timeoutMilliseconds = 5_000;

/**
 * The text at an address, or undefined when the server knows no such thing. Any other failure throws.
 * Keys come from the address in the settings, from nowhere it redirects to.
 */
export async function download(fetch: Fetch, url: string): Promise<string | undefined> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMilliseconds) });
  if (response.ok) return response.text();
  await response.body?.cancel();
  if (response.status === 403 || response.status === 404) return undefined;
  throw new Error(`status ${response.status}`);
}
