import { assertProof, ProofError } from './proof-error.ts';

/** As an `ALBEvent` has them: the target groups of Lambdas have multi-value headers on. */
export type MultiValueHeaders = Readonly<Record<string, string[] | undefined>> | undefined;

/**
 * All of the load balancer's session fits into 16 KB of cookies, so no token can be longer.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
const maxLength = 16 * 1024;

/** The header's one value. Of two values, one may be the client's own, so both are refused. */
export function onlyValue(headers: MultiValueHeaders, name: string): string {
  const [value, ...more] = valuesOf(headers, name);
  if (!value) throw new ProofError('missing-proof');
  assertProof(more.length === 0 && !value.includes(','), 'doubled-proof');
  assertProof(value.length <= maxLength, 'oversize-proof');
  return value;
}

/**
 * What this request is called in the load balancer's access log; `-` where it has no such name. A client may add to it,
 * so only a tame one is passed on.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
 */
export function requestIdOf(headers: MultiValueHeaders): string {
  const [trace = ''] = valuesOf(headers, 'x-amzn-trace-id');
  return /^[\w=;.-]{1,200}$/.test(trace) ? trace : '-';
}

/** Names count in any case: a client's differently spelt copy must be seen as the second value that it is. */
const valuesOf = (headers: MultiValueHeaders, name: string): string[] =>
  Object.entries(headers ?? {}).flatMap(([key, values = []]) => (key.toLowerCase() === name ? values : []));
