import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListUsersCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { anAws, type TestAws } from '../world/aws.ts';
import { launchBrowser } from '../world/browser.ts';
import { testKeys } from '../world/test-keys.ts';

// A web page of another loopback origin, in the browser of whoever runs `npm start`. It even knows the keys, which it cannot.

let aws: TestAws;
let other: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [aws, browser] = await Promise.all([anAws('us-east-1'), launchBrowser()]);
  other = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>Other</title>'));
  await new Promise<void>(listening => other.listen(0, '127.0.0.1', listening));
  page = await browser.newPage();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  other?.closeAllConnections();
  other?.close();
  await aws?.stop();
}, 30_000);

const create = 'Action=CreateUser&UserName=eve&Version=2010-05-08';
const made = async () => (await aws.clients.iam().send(new ListUsersCommand({}))).Users;

interface Asking {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  mode?: 'no-cors';
}

/** What a script of the page gets to read; `unreadable` where the browser keeps the answer from it. */
const asked = (url: string, init: Asking) =>
  page.evaluate(
    ([address, options]) =>
      fetch(address, options).then(
        async answer => ({ status: answer.status, text: await answer.text() }),
        () => 'unreadable',
      ),
    [url, init] as const,
  );

const origins = () => {
  const { port } = other.address() as AddressInfo;
  return [`http://127.0.0.1:${port}`, `http://localhost:${port}`, `http://sales.localhost:${port}`];
};

const signed = `AWS4-HMAC-SHA256 Credential=${testKeys.AWS_ACCESS_KEY_ID}/20261130/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0`;
const password = `Basic ${Buffer.from(Object.values(testKeys).join(':')).toString('base64')}`;
const form = { 'content-type': 'application/x-www-form-urlencoded' };

test('it creates nothing and reads nothing, by no way that a script has', async () => {
  for (const origin of origins()) {
    await page.goto(origin);
    for (const init of [
      { method: 'POST', headers: form, body: create },
      { method: 'POST', headers: form, body: create, mode: 'no-cors' },
      { method: 'POST', headers: { ...form, authorization: signed }, body: create },
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: create, mode: 'no-cors' },
    ] satisfies Asking[]) {
      const answer = await asked(`${aws.endpoint}/`, init);
      expect(['unreadable', { status: 0, text: '' }]).toContainEqual(answer);
    }
    for (const path of ['/_ministack/health', '/_ministack/ses/messages', '/_streamgate/violations']) {
      expect(await asked(aws.endpoint + path, { headers: { authorization: password } })).toBe('unreadable');
    }
    expect(await asked(`${aws.endpoint}/_ministack/reset`, { method: 'POST', mode: 'no-cors' })).toEqual({
      status: 0,
      text: '',
    });
    expect(await made()).toEqual([]);
  }
});

test('nor by a form, a frame or an image', async () => {
  await page.goto(`${origins()[0]}`);
  const answered = page.waitForResponse(response => response.url().startsWith(`${aws.endpoint}/?`));
  await page.setContent(`<form method="post" action="${aws.endpoint}/?form"><input name="Action" value="CreateUser">
    <input name="UserName" value="eve"><input name="Version" value="2010-05-08"><button>Go</button></form>`);
  await page.getByRole('button').click();
  expect((await answered).status()).toBe(403);
  await page.goto(`${origins()[0]}`);
  const seen = Promise.all(
    ['frame', 'image'].map(kind => page.waitForResponse(response => response.url().endsWith(`&by=${kind}`))),
  );
  const address = (kind: string) =>
    `${aws.endpoint}/?${create}&X-Amz-Credential=test/20261130/us-east-1/iam&by=${kind}`;
  await page.setContent(`<iframe src="${address('frame')}"></iframe><img src="${address('image')}">`);
  expect((await seen).map(response => response.status())).toEqual([403, 403]);
  expect(await made()).toEqual([]);
});

test('nor by a name that was made to lead to this machine', async () => {
  const { port } = new URL(aws.endpoint);
  for (const host of ['rebound.localhost', 'localhost']) {
    const answer = await page.goto(`http://${host}:${port}/_ministack/health`);
    expect([answer?.status(), await answer?.text()]).toEqual([403, expect.stringMatching(/has no name/)]);
    // The page that was answered is of the very origin that it asks now.
    expect(await asked(`http://${host}:${port}/`, { method: 'POST', headers: form, body: create })).toMatchObject({
      status: 403,
    });
  }
  expect(await made()).toEqual([]);
});
