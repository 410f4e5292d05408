import { BlockList } from 'node:net';
import type { ConditionDescription } from './ports.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** Whether a request meets one condition of a rule. */
export type Condition = (request: VisitorRequest) => boolean;

/**
 * Throws on an unknown condition: without it, requests could fall through to a rule with other permissions.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function readCondition(described: ConditionDescription): Condition {
  switch (described.Field) {
    case 'host-header': {
      const host = anyOf(described.Values, described.HostHeaderConfig?.Values, 'i');
      return request => host(request.host);
    }
    case 'path-pattern': {
      // Matches the path as sent: if only the load balancer decoded it, the target could see another path.
      const path = anyOf(described.Values, described.PathPatternConfig?.Values);
      return request => path(request.path);
    }
    case 'http-request-method': {
      const methods = new Set(values(described.Values, described.HttpRequestMethodConfig?.Values));
      return request => methods.has(request.method);
    }
    case 'http-header':
      return header(described);
    case 'query-string':
      return queryString(described);
    case 'source-ip':
      return sourceIp(values(described.Values, described.SourceIpConfig?.Values));
    default:
      throw new Error(`The listener has a condition on ${described.Field}, which the preview cannot evaluate.`);
  }
}

function header({ HttpHeaderConfig }: ConditionDescription): Condition {
  const name = HttpHeaderConfig?.HttpHeaderName?.toLowerCase() ?? '';
  const matches = anyOf(undefined, HttpHeaderConfig?.Values, 'i');
  return ({ headers }) => {
    const value = headers[name];
    return value !== undefined && matches(String(value));
  };
}

function queryString({ QueryStringConfig }: ConditionDescription): Condition {
  const wanted = (QueryStringConfig?.Values ?? []).map(({ Key, Value = '*' }) => ({
    key: wildcard(Key ?? '*', 'i'),
    value: wildcard(Value, 'i'),
  }));
  return ({ query }) =>
    query.split('&').some(pair => {
      const [key = '', ...value] = pair.split('=');
      return wanted.some(each => each.key.test(key) && each.value.test(value.join('=')));
    });
}

function sourceIp(ranges: readonly string[]): Condition {
  const allowed = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = address.includes(':') ? 'ipv6' : 'ipv4';
    allowed.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return ({ sourceIp }) => allowed.check(sourceIp, sourceIp.includes(':') ? 'ipv6' : 'ipv4');
}

/** The API returns either form, depending on how the rule was created. */
const values = (plain?: readonly string[], typed?: readonly string[]) => (typed?.length ? typed : (plain ?? []));

function anyOf(plain?: readonly string[], typed?: readonly string[], flags = '') {
  const patterns = values(plain, typed).map(pattern => wildcard(pattern, flags));
  return (text: string) => patterns.some(pattern => pattern.test(text));
}

/** `*` matches any number of characters, `?` exactly one. */
const wildcard = (pattern: string, flags: string) =>
  new RegExp(
    `^${pattern
      .replaceAll(/[^\w*?]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    `s${flags}`,
  );
