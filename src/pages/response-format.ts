import { headerValues, qualityOf, type RequestHeaders } from './headers.ts';

/** The format of a response: a page, a problem document or plain text. */
export type ResponseFormat = 'page' | 'problem' | 'text';

const html = new Set(['text/html', 'application/xhtml+xml']);
const json = new Set(['application/json', 'application/problem+json']);

/**
 * The format for a request, as in gate/accept.py. Only types that `Accept` names count: images and scripts send the wildcard too.
 * Requests that name neither HTML nor JSON get the page if a browser would show it, by `Sec-Fetch-Mode`, and plain text otherwise.
 * With equal preference the page wins.
 */
export function responseFormat(headers: RequestHeaders): ResponseFormat {
  const accept = headerValues(headers, 'accept');
  const page = qualityOf(accept, type => html.has(type));
  if (qualityOf(accept, type => json.has(type)) > page) return 'problem';
  return page > 0 || headerValues(headers, 'sec-fetch-mode').includes('navigate') ? 'page' : 'text';
}
