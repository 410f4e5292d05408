import { describe, expect, test } from '@jest/globals';
import { aForward, aRule } from './fakes/listener.ts';
import type { ConditionDescription } from './ports.ts';
import { matchRule, readRules } from './rules.ts';
import type { VisitorRequest } from './visitor-request.ts';

const aRequest = (changes: Partial<VisitorRequest> = {}): VisitorRequest => ({
  method: 'GET',
  host: 'sales.example.com',
  authority: 'sales.example.com:8501',
  path: '/',
  query: '',
  headers: {},
  sourceIp: '127.0.0.1',
  port: 8501,
  ...changes,
});

const host = (...Values: string[]) => ({ Field: 'host-header', HostHeaderConfig: { Values } });
const path = (...Values: string[]) => ({ Field: 'path-pattern', Values });
const header = (HttpHeaderName: string, ...Values: string[]) => ({
  Field: 'http-header',
  HttpHeaderConfig: { HttpHeaderName, Values },
});
const query = (...Values: { Key?: string; Value: string }[]) => ({
  Field: 'query-string',
  QueryStringConfig: { Values },
});

describe('a rule matches', () => {
  test.each<[string, ConditionDescription[], Partial<VisitorRequest>, boolean]>([
    ['the same host', [host('sales.example.com')], {}, true],
    ['a host written in capitals in the rule', [host('Sales.Example.COM')], {}, true],
    ['any host of a wildcard', [host('*.example.com')], {}, true],
    ['not the host that a dot only stands for', [host('sales.example.com')], { host: 'salesXexample.com' }, false],
    ['one character for a question mark', [host('sale?.example.com')], {}, true],
    ['not two characters for a question mark', [host('sal?.example.com')], {}, false],
    ['any one of several hosts', [host('a.example.com', 'sales.example.com')], {}, true],
    ['the plain form of values', [{ Field: 'host-header', Values: ['sales.example.com'] }], {}, true],
    ['the typed form before the plain one', [{ ...host('b.example.com'), Values: ['sales.example.com'] }], {}, false],
    ['a path below', [path('/_stcore/*')], { path: '/_stcore/stream' }, true],
    ['not a path that only begins alike', [path('/_stcore/*')], { path: '/_stcorex/stream' }, false],
    ['a path below any page', [path('/*/_stcore/*')], { path: '/de/page/_stcore/stream' }, true],
    ['paths in their case', [path('/_gate/*')], { path: '/_GATE/signout' }, false],
    ['paths as sent, not decoded', [path('/_gate/*')], { path: '/%5fgate/signout' }, false],
    ['an exact path only', [path('/_gate/signout')], { path: '/_gate/signout/' }, false],
    ['a path with a line separator by a wildcard', [path('/*')], { path: '/a\u2028b' }, true],
    ['a method', [{ Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['POST'] } }], {}, false],
    ['a method in its case', [{ Field: 'http-request-method', Values: ['GET', 'HEAD'] }], { method: 'HEAD' }, true],
    ['a header', [header('User-Agent', '*Chrome*')], { headers: { 'user-agent': 'Mozilla chrome/1' } }, true],
    ['not a missing header', [header('User-Agent', '*')], {}, false],
    ['a pair in the query', [query({ Key: 'version', Value: 'v1' })], { query: 'a=b&VERSION=V1' }, true],
    ['a value of any key', [query({ Value: 'v?' })], { query: 'a=b&c=v2' }, true],
    ['not a value of another key', [query({ Key: 'version', Value: 'v1' })], { query: 'other=v1' }, false],
    ['an address in a range', [{ Field: 'source-ip', SourceIpConfig: { Values: ['127.0.0.0/8'] } }], {}, true],
    ['not an address outside', [{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }], {}, false],
    ['only if every condition holds', [host('sales.example.com'), path('/admin')], {}, false],
  ])('%s', (_, Conditions, request, expected) => {
    const rules = readRules([{ Priority: '1', Conditions, Actions: [aForward(['app', 1])] }], new Map());
    expect(matchRule(rules, aRequest(request)) !== undefined).toBe(expected);
  });

  test('in numeric order of priority, not in that of text, and the default rule is not among them', () => {
    const rules = readRules(
      [
        aRule({ host: '*', priority: 100, actions: [aForward(['hundred', 1])] }),
        { Priority: 'default', IsDefault: true, Actions: [aForward(['default', 1])] },
        aRule({ host: '*', priority: 20, actions: [aForward(['twenty', 1])] }),
      ],
      new Map(),
    );
    expect(rules).toHaveLength(2);
    expect(matchRule(rules, aRequest())?.routing).toMatchObject({
      groups: [{ group: { arn: expect.stringContaining('twenty') } }],
    });
  });
});

test('throws on an unknown condition: without it, requests would fall through to another rule', () => {
  const Conditions = [{ Field: 'phase-of-the-moon' }];
  expect(() => readRules([{ Priority: '1', Conditions, Actions: [aForward(['app', 1])] }], new Map())).toThrow(
    'phase-of-the-moon',
  );
});
