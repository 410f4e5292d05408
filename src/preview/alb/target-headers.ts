import { randomBytes } from 'node:crypto';
import type { Passage } from './decide.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** Headers of the visitor's connection. The load balancer has its own connection to the target. */
const hopByHop = new Set(['connection', 'expect', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade']);

/** The template sets routing.http.drop_invalid_header_fields.enabled. */
const validName = /^[-a-z0-9]+$/;

/** The visitor's headers that reach a target. On a guarded rule, the visitor's identity headers do not. */
export function keptHeaders<Value>(headers: NodeJS.Dict<Value>, { guarded }: Passage): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || hopByHop.has(name) || !validName.test(name)) continue;
    if (guarded && name.startsWith('x-amzn-oidc-')) continue;
    kept[name] = value;
  }
  return kept;
}

/**
 * The headers that the load balancer adds. They replace the visitor's headers of the same names.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 */
export function addedHeaders({ headers, sourceIp, port }: VisitorRequest, { identity }: Passage) {
  const forwardedFor = headers['x-forwarded-for'];
  return {
    'x-forwarded-for': forwardedFor ? `${forwardedFor}, ${sourceIp}` : sourceIp,
    'x-forwarded-proto': 'http',
    'x-forwarded-port': String(port),
    'x-amzn-trace-id': traced(String(headers['x-amzn-trace-id'] ?? '')),
    ...identity,
  };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html */
function traced(sent: string): string {
  const fields = sent.split(';').filter(field => field && !field.startsWith('Self='));
  const id = `1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
  return fields.some(field => field.startsWith('Root='))
    ? [`Self=${id}`, ...fields].join(';')
    : [`Root=${id}`, ...fields].join(';');
}
