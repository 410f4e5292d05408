import { expect, test } from '@jest/globals';
import { functionAnswer } from './function-answer.ts';

const answer = (result: unknown, multiValue = true) => functionAnswer(JSON.stringify(result), multiValue);

test('several cookies, a reason and a body', () => {
  const multiValueHeaders = { 'Set-Cookie': ['a=1', 'b=2'], 'content-type': ['text/html'] };
  expect(answer({ statusCode: 200, statusDescription: '200 Fine', multiValueHeaders, body: '<p>' })).toEqual({
    status: 200,
    reason: 'Fine',
    headers: { 'set-cookie': ['a=1', 'b=2'], 'content-type': ['text/html'] },
    body: Buffer.from('<p>'),
  });
});

test('only the kind of headers that the group is set to counts', () => {
  const result = { statusCode: 200, headers: { 'x-one': '1' }, multiValueHeaders: { 'x-many': ['2'] } };
  expect(answer(result, true).headers).toEqual({ 'x-many': ['2'] });
  expect(answer(result, false).headers).toEqual({ 'x-one': ['1'] });
});

test('a base64 body is decoded', () => {
  expect(answer({ statusCode: 200, body: '/w==', isBase64Encoded: true }).body).toEqual(Buffer.from([0xff]));
});

test('headers of the connection and the length are not the function’s', () => {
  const multiValueHeaders = { Connection: ['close'], 'Content-Length': ['7'], 'Transfer-Encoding': ['chunked'] };
  expect(answer({ statusCode: 204, multiValueHeaders }).headers).toEqual({});
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['text', 'ok'],
  ['a list', []],
  ['no status', { body: 'ok' }],
  ['a status that is text', { statusCode: '200' }],
  ['a status that is none', { statusCode: 99 }],
  ['a body that is no text', { statusCode: 200, body: {} }],
  ['headers that are text', { statusCode: 200, multiValueHeaders: 'x' }],
  ['a header that would split', { statusCode: 200, multiValueHeaders: { location: ['/\r\nset-cookie: a=b'] } }],
  ['a header name that would split', { statusCode: 200, multiValueHeaders: { 'a\r\nb': ['c'] } }],
])('%s is malformed', (_, result) => {
  expect(() => answer(result)).toThrow();
});
