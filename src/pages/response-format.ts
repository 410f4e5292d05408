import { headerValues, qualityOf, type RequestHeaders } from './headers.ts';

/** In which form somebody wants to be told: as a page, as a problem document, or as a line of text. */
export type ResponseFormat = 'page' | 'problem' | 'text';

const html = new Set(['text/html', 'application/xhtml+xml']);
const json = new Set(['application/json', 'application/problem+json']);

/**
 * The form for a request, the same as in gate/accept.py. Types count where they are named: the wildcard comes with
 * every picture and every call of a script. Whoever names neither HTML nor JSON gets the page only where a browser would show it,
 * which its `Sec-Fetch-Mode` says, and a line of text otherwise. Liking both equally means the page.
 */
export function responseFormat(headers: RequestHeaders): ResponseFormat {
  const accept = headerValues(headers, 'accept');
  const page = qualityOf(accept, type => html.has(type));
  if (qualityOf(accept, type => json.has(type)) > page) return 'problem';
  return page > 0 || headerValues(headers, 'sec-fetch-mode').includes('navigate') ? 'page' : 'text';
}
