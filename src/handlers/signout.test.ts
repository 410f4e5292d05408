import { expect, test } from '@jest/globals';
import type { ALBEvent } from 'aws-lambda';

process.env.STREAMGATE_STAGE = 'prod';
process.env.STREAMGATE_CLIENTS = '{"sales":"client-of-sales"}';
process.env.STREAMGATE_LOGIN_ORIGIN = 'https://example-streamgate.auth.eu-west-1.amazoncognito.com';
process.env.STREAMGATE_ORIGIN_PATTERN = 'https://{host}';
const { handler } = await import('./signout.ts');

const visit = (path: string, host = 'sales.example.com') => {
  const event: ALBEvent = {
    requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:2:targetgroup/t/1' } },
    httpMethod: 'GET',
    path,
    multiValueHeaders: { host: [host] },
    multiValueQueryStringParameters: {},
    body: '',
    isBase64Encoded: false,
  };
  return handler(event, { awsRequestId: 'r' } as never);
};

test('signing out expires every cookie of the app and leaves by way of Cognito', async () => {
  const { statusCode, multiValueHeaders } = await visit('/_gate/signout');
  expect(statusCode).toBe(302);
  expect(multiValueHeaders?.location).toEqual([
    'https://example-streamgate.auth.eu-west-1.amazoncognito.com/logout?client_id=client-of-sales' +
      '&logout_uri=https%3A%2F%2Fsales.example.com%2F_gate%2Fsigned-out',
  ]);
  const names = ['streamgate-sales', ...[0, 1, 2, 3].map(n => `streamgate-sales-${n}`), 'AWSALBAuthNonce'];
  expect(multiValueHeaders?.['set-cookie']).toEqual(
    names.map(name => `${name}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly`),
  );
});

test('the signed-out page needs nothing from elsewhere', async () => {
  const { statusCode, multiValueHeaders, body } = await visit('/_gate/signed-out');
  expect(statusCode).toBe(200);
  expect(multiValueHeaders?.['content-type']).toEqual(['text/html; charset=utf-8']);
  expect(body).toContain('You are signed out');
  expect(body).toContain('サインアウトしました');
  expect(body).not.toMatch(/(?:src|href)="?https?:/);
});

test.each([
  ['an unknown host', '/_gate/signout', 'evil.example.com'],
  ['a host of another shape', '/_gate/signed-out', 'sales.example.com.evil.io'],
  ['a path the rule does not send', '/_gate/else', 'sales.example.com'],
])('%s is not found', async (_name, path, host) => {
  expect(await visit(path, host)).toMatchObject({ statusCode: 404 });
});

test('the host counts in any case and with a port', async () => {
  expect(await visit('/_gate/signout', 'SALES.example.com:443')).toMatchObject({ statusCode: 302 });
});
