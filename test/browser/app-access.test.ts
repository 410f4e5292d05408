import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn } from '../world/browser.ts';
import { aPreview, type TestPreview } from '../world/preview.ts';
import { aSite, type Site } from '../world/site.ts';
import { testKeys } from '../world/test-keys.ts';

const root = join(import.meta.dirname, '..', '..');
const python = join(root, '.venv', 'tools', 'bin', 'python');

let preview: TestPreview;
let browser: Browser;
let page: Page;
let elsewhere: Site;

beforeAll(async () => {
  preview = await aPreview();
  elsewhere = await aSite();
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(60_000);
});

afterAll(async () => {
  await browser?.close();
  await elsewhere?.stop();
  await preview?.stop();
});

const url = (app: string) => preview.apps[app]?.url ?? '';

// One story in order: each part needs the ones before.

test('somebody signs in once', async () => {
  await page.goto(url('sales'));
  await signIn(page, 'cara@example.com');
  await page.getByText('Hello, cara@example.com.').waitFor();
});

test('the other app knows them without asking, and says why they may not enter', async () => {
  const answer = await page.goto(url('finance'));
  expect(answer?.status()).toBe(403);
  await page.getByText('cara@example.com').first().waitFor();
  await page.getByText('finance@example.com').first().waitFor();
  expect(await page.getByText('ben@example.com').count()).toBe(0);
});

test('signing in as someone else leads through the login to the page', async () => {
  await page.locator('a[href="/_gate/signout"]').first().click();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await signIn(page, 'ben@example.com');
  await page.getByRole('heading', { name: 'Budget' }).waitFor();
  await page.getByText('Hello, ben@example.com.').waitFor();
});

test('the logs tell all of it, and name nobody', () => {
  const logs = ['sales.log', 'finance.log'].map(file => readFileSync(join(preview.directory, file), 'utf8'));
  const trigger = ['us-east-1', '/aws/lambda/streamgate-local-pre-token'];
  logs.push(
    execFileSync(python, [join(root, 'test', 'log-lines.py'), preview.aws.endpoint, ...trigger], {
      encoding: 'utf8',
      env: { ...testKeys },
    }),
  );
  const lines = logs.flatMap(log => log.split('\n')).filter(line => line.startsWith('{'));
  const decided = lines.map(line => JSON.parse(line)).filter(({ event }) => event === 'access-decided');
  expect(decided).toContainEqual(
    expect.objectContaining({ app: 'finance', allowed: false, reason: 'not-allowed', sub: expect.any(String) }),
  );
  expect(decided).toContainEqual(expect.objectContaining({ app: 'finance', allowed: true, reason: 'allowed' }));
  const events = new Set(lines.map(line => JSON.parse(line).event));
  expect(events).toEqual(new Set(['access-decided', 'admitted', 'refused', 'scratch', 'sessions']));
  for (const line of logs.join('\n').split('\n')) expect(line).not.toMatch(/@|eyJ|Streamgate-2026/);
  // What the trigger decided and what the gate let in are told of the same person in the same words.
  const admitted = lines
    .map(line => JSON.parse(line))
    .find(({ event, app }) => event === 'admitted' && app === 'finance');
  expect(decided).toContainEqual(expect.objectContaining({ app: 'finance', sub: admitted.sub, email: admitted.email }));
});

test('no page of another site signs anybody out, but for the button that it leads to', async () => {
  const out = `${url('finance')}/_gate/signout`;
  elsewhere.answer = () => ({
    statusCode: 200,
    multiValueHeaders: { 'content-type': ['text/html'] },
    body: `<img src="${out}?image"><iframe src="${out}?frame"></iframe><a href="${out}">out</a>`,
  });
  const foreign = await page.context().newPage();
  const asked = ['?image', '?frame'].map(query => foreign.waitForRequest(request => request.url() === out + query));
  await foreign.goto(elsewhere.origin);
  const [image, frame] = await Promise.all(asked);
  expect(await image?.response()).toBeNull(); // Chromium keeps a page from an image
  expect((await frame?.response())?.status()).toBe(200);
  expect(await frame?.headerValue('sec-fetch-site')).toBe('cross-site');
  await page.goto(url('finance'));
  await page.getByText('Hello, ben@example.com.').waitFor();

  await foreign.getByRole('link', { name: 'out' }).click();
  await foreign.getByRole('heading', { name: 'Sign out?' }).waitFor();
  await page.goto(url('finance'));
  await page.getByText('Hello, ben@example.com.').waitFor();

  const pressed = foreign.waitForRequest(request => request.method() === 'POST');
  await foreign.getByRole('button', { name: 'Sign out', exact: true }).click();
  // By this alone a browser without Sec-Fetch-Site proves whose button it was.
  expect(await (await pressed).headerValue('origin')).toBe(url('finance'));
  await foreign.getByRole('heading', { name: "You've signed out" }).waitFor();
  expect(foreign.url()).toBe(`${url('finance')}/_gate/signed-out`);
  const kept = (await page.context().cookies(url('finance'))).map(({ name }) => name);
  expect(kept.filter(name => name.startsWith('streamgate'))).toEqual([]);
  await page.goto(url('finance'));
  await page.locator('#username').waitFor();
});
