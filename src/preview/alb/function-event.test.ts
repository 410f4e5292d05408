import { expect, test } from '@jest/globals';
import { functionEvent } from './function-event.ts';

const request = {
  method: 'POST',
  host: 'sales.localhost',
  authority: 'sales.localhost:8501',
  path: '/invites',
  query: 'a=1&b=%20x&a=2&flag&=v',
  headers: {},
  sourceIp: '127.0.0.1',
  port: 8501,
};
const headers = { host: ['sales.localhost:8501'], cookie: ['a=1', 'b=2'], 'content-type': ['text/csv'] };
const aGroup = (multiValueHeaders: boolean) =>
  ({ kind: 'function', arn: 'arn:group', functionArn: 'arn:function', multiValueHeaders }) as const;

test('an event with lists', () => {
  expect(functionEvent(request, aGroup(true), headers, Buffer.from('é'))).toEqual({
    requestContext: { elb: { targetGroupArn: 'arn:group' } },
    httpMethod: 'POST',
    path: '/invites',
    multiValueQueryStringParameters: { a: ['1', '2'], b: ['%20x'], flag: [''], '': ['v'] },
    multiValueHeaders: headers,
    body: 'é',
    isBase64Encoded: false,
  });
});

test('an event with single values, of which the last counts', () => {
  expect(functionEvent(request, aGroup(false), headers, Buffer.from('x'))).toEqual({
    requestContext: { elb: { targetGroupArn: 'arn:group' } },
    httpMethod: 'POST',
    path: '/invites',
    queryStringParameters: { a: '2', b: '%20x', flag: '', '': 'v' },
    headers: { host: 'sales.localhost:8501', cookie: 'b=2', 'content-type': 'text/csv' },
    body: 'x',
    isBase64Encoded: false,
  });
});

test.each([
  ['application/json; charset=utf-8', undefined, false],
  ['application/javascript', undefined, false],
  ['application/xml', undefined, false],
  ['application/x-www-form-urlencoded', undefined, true],
  ['application/jsonx', undefined, true],
  [undefined, undefined, true],
  ['text/plain', 'gzip', true],
])('a body of type %s, encoded %s, is base64: %s', (type, encoding, base64) => {
  const sent = { ...(type && { 'content-type': [type] }), ...(encoding && { 'content-encoding': [encoding] }) };
  const { body, isBase64Encoded } = functionEvent(request, aGroup(true), sent, Buffer.from('{}'));
  expect([body, isBase64Encoded]).toEqual(base64 ? ['e30=', true] : ['{}', false]);
});

test('no body is empty text', () => {
  expect(functionEvent(request, aGroup(true), {}, Buffer.alloc(0))).toMatchObject({ body: '', isBase64Encoded: false });
});

test('a parameter may have any name', () => {
  const event = functionEvent({ ...request, query: '__proto__=x' }, aGroup(true), {}, Buffer.alloc(0));
  expect(JSON.stringify(event)).toContain('{"__proto__":["x"]}');
});
