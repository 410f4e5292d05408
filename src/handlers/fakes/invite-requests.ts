import { type Headers, opening, type Request } from './request.ts';

const host = 'apps.example.com';

/** A program of the host's own. */
export const program: Headers = { accept: 'application/json', host, origin: `https://${host}` };

/** A browser that sends a form of the host's own. */
export const browser: Headers = { ...opening, host, 'sec-fetch-site': 'same-origin' };

/** A program that sends a file. */
export const sends = (
  csv: string,
  { key = 'k1', mode = 'plan', ...headers }: { key?: string; mode?: string; [header: string]: string | undefined } = {},
): Request => ({
  method: 'POST',
  query: `mode=${mode}`,
  headers: { ...program, 'content-type': 'text/csv', 'idempotency-key': key, ...headers },
  body: csv,
});

/** The form of the page, with a file chosen. */
export async function chooses(csv: string, fields: Record<string, string> = {}, name = 'people.csv'): Promise<Request> {
  const form = new FormData();
  for (const [field, value] of Object.entries({ key: 'k1', mode: 'plan', onExisting: 'merge-groups', ...fields })) {
    form.set(field, value);
  }
  form.set('file', new File([csv], name, { type: 'text/csv' }));
  const sent = new Response(form);
  const body = Buffer.from(await sent.arrayBuffer()).toString('base64');
  const headers = { ...browser, 'content-type': sent.headers.get('content-type') ?? '' };
  return { method: 'POST', headers, body, isBase64Encoded: true };
}

/** A button of a page, as its form is sent. */
export const presses = (path: string, body = '', headers: Headers = browser): Request => ({
  method: 'POST',
  path,
  headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  body,
});

/** Somebody who looks. */
export const reads = (path: string, query = ''): Request => ({ path, query, headers: program });
export const opens = (path: string, query = '', language = 'en'): Request => ({
  path,
  query,
  headers: { ...opening, host, 'accept-language': language },
});
