import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';

/** Asks for what is at an address, and follows no redirect. */
export type Fetch = (
  url: string,
  init: { signal: AbortSignal },
) => Promise<{ status: number; text(): Promise<string> }>;

const timeoutMilliseconds = 5_000;

/**
 * The text at an address, or undefined when the server knows no such thing. Any other failure throws.
 * Keys come from the address in the settings, from nowhere it redirects to.
 */
export async function download(fetch: Fetch, url: string): Promise<string | undefined> {
  const { status, text } = await fetch(url, { signal: AbortSignal.timeout(timeoutMilliseconds) });
  if (status === 200) return text();
  if (status === 403 || status === 404) return undefined;
  throw new Error(`status ${status}`);
}

/** Not by the global fetch: loading it costs a cold function as much as all of its own code (docs/cold-start.md). */
export const fetchText: Fetch = async (url, { signal }) => {
  const request = (url.startsWith('https:') ? getSecurely : get)(url, { signal });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  request.on('error', () => undefined); // from here on the response says it
  const parts: Uint8Array[] = [];
  for await (const part of response) parts.push(part);
  return { status: response.statusCode ?? 0, text: async () => Buffer.concat(parts).toString() };
};
