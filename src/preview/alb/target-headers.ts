import { randomBytes } from 'node:crypto';
import type { Passage } from './decide.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** The connection's, not the message's; the load balancer has connections of its own. */
const hopByHop = new Set(['connection', 'expect', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade']);

/** The template sets routing.http.drop_invalid_header_fields.enabled. */
const validName = /^[-a-z0-9]+$/;

/** The visitor's headers that reach a target. Identities are the load balancer's on a guarded rule, anybody's on others. */
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
 * What the load balancer itself says to a target. They replace what the visitor sent under these names.
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
