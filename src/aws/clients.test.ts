import { expect, test } from '@jest/globals';
import { awsClients } from './clients.ts';

const connection = {
  endpoint: 'http://127.0.0.1:4566',
  region: 'eu-central-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};

test('a client is made once, for the connection', async () => {
  const clients = awsClients(connection);
  expect(clients.lambda()).toBe(clients.lambda());
  expect(await clients.ecs().config.region()).toBe('eu-central-1');
  expect(await clients.ecs().config.endpoint?.()).toMatchObject({ hostname: '127.0.0.1', port: 4566 });
});

test('a request handler that was made elsewhere stays, with our limit for a connection', () => {
  const updated: unknown[] = [];
  const requestHandler = {
    handle: () => Promise.reject(new Error('Nothing is sent.')),
    updateHttpClientConfig: (...update: unknown[]) => void updated.push(update),
    httpHandlerConfigs: () => ({}),
  };
  const { config } = awsClients({ ...connection, requestHandler }).sts();
  expect(config.requestHandler).toBe(requestHandler);
  expect(updated).toEqual([['connectionTimeout', 3_000]]);
});

test('without a connection the endpoint is AWS’ own', () => {
  expect(awsClients().cognito().config.endpoint).toBeUndefined();
});
