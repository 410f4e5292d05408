import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request as rules and logins see it. */
export interface VisitorRequest {
  method: string;
  /** Host without port, lower case. */
  host: string;
  /** Host with the port the visitor used, lower case. Safe to build an origin from. */
  authority: string;
  /** As sent, not decoded. */
  path: string;
  /** As sent, not decoded, without the question mark. */
  query: string;
  headers: IncomingHttpHeaders;
  sourceIp: string;
  /** The load balancer's port. */
  port: number;
}

/** The only valid form of a Host header. The host becomes part of redirects, where `a:x@b` would mean another host. */
const authorityPattern = /^([a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/** Undefined when the request cannot be routed safely: it has no valid Host, or its target is not a path. */
export function readVisitorRequest({ method, url, headers, socket }: IncomingMessage): VisitorRequest | undefined {
  const authority = headers.host?.toLowerCase() ?? '';
  const host = authorityPattern.exec(authority)?.[1];
  if (!host || !url?.startsWith('/')) return undefined;
  const mark = url.indexOf('?');
  return {
    method: method ?? 'GET',
    host,
    authority,
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    sourceIp: socket.remoteAddress ?? '127.0.0.1',
    port: socket.localPort ?? 80,
  };
}

/** The origin in the visitor's browser. The preview has no TLS, so the scheme is always http. */
export const originOfRequest = ({ authority }: VisitorRequest) => `http://${authority}`;

export const pathAndQuery = ({ path, query }: VisitorRequest) => (query ? `${path}?${query}` : path);
