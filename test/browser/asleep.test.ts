import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, signIn } from '../world/browser.ts';
import { type AppPower, powerOf } from '../world/power.ts';
import { aPreview, type TestPreview } from '../world/preview.ts';
import { testClients } from '../world/test-keys.ts';
import { until } from '../world/until.ts';
import { Visitor } from '../world/visitor.ts';

// One story in order: an app sleeps, and only a person who opens it wakes it.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let preview: TestPreview;
let browser: Browser;
let signedIn: BrowserContext;
let page: Page;
let finance: string;
let power: AppPower;
/** The same person, without a browser. */
const visitor = new Visitor();
let clients: ReturnType<typeof testClients>;

beforeAll(async () => {
  preview = await aPreview();
  finance = preview.apps.finance?.url ?? '';
  clients = testClients(preview.aws.endpoint, 'us-east-1');
  power = await powerOf(clients, 'finance');
  browser = await launchBrowser();
  signedIn = await browser.newContext({ locale: 'ja-JP', bypassCSP: true }); // for axe alone
  page = await signedIn.newPage();
  page.setDefaultTimeout(60_000);
});

afterAll(async () => {
  clients?.destroy();
  await browser?.close();
  await preview?.stop();
});

/** Asleep as a visitor sees it: the preview's load balancer reads its rules once a second. */
async function asleep(): Promise<void> {
  await power.sleep();
  await until('its process is gone', async () => (await visitor.get(`${finance}/_stcore/health`)).status === 503);
}

const budget = () => page.getByRole('heading', { name: 'Budget' }).waitFor();

test('somebody uses the app', async () => {
  await page.goto(finance);
  await signIn(page, 'ben@example.com');
  await budget();
  await visitor.signIn(finance, 'ben@example.com', 'Streamgate-2026');
});

test('asleep, its process is gone, and neither a tab nor a machine wakes it', async () => {
  await page.goto('about:blank');
  await asleep();
  const before = await power.starts();
  for (let times = 0; times < 50; times++) {
    expect((await visitor.get(`${finance}/_stcore/health`)).status).toBe(503);
    expect((await visitor.get(`${finance}/_stcore/host-config`)).status).toBe(503);
  }
  const html = { accept: 'text/html' };
  for (const [method, headers] of [
    ['HEAD', html],
    ['POST', html],
    ['GET', { accept: 'application/json' }],
    ['GET', { accept: '*/*', 'sec-fetch-mode': 'cors' }],
    ['GET', { ...html, 'sec-fetch-mode': 'navigate', 'sec-purpose': 'prefetch;prerender' }],
    ['GET', { ...html, 'user-agent': 'UptimeRobot/2.0' }],
  ] as const) {
    const { status, headers: answered } = await visitor.ask(`${finance}/`, { method, headers });
    expect([method, status, answered['retry-after']]).toEqual([method, 503, expect.any(String)]);
  }
  const status = await visitor.get(`${finance}/_gate/status`, { accept: 'application/json' });
  expect([status.status, JSON.parse(status.body).state]).toEqual([200, 'asleep']);
  expect(await visitor.socket(finance)).toBe(503);
  await power.run('finance');
  expect([await power.desiredCount(), await power.starts()]).toEqual([0, before]);
});

test('whoever may not enter does not wake it', async () => {
  const stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  await theirs.goto(finance);
  await signIn(theirs, 'cara@example.com');
  await theirs.getByText("You don't have access to finance").waitFor();
  await stranger.close();
  await power.run('finance');
  expect(await power.desiredCount()).toBe(0);
});

test('who opens it sees it come, and is where they wanted to go without doing anything', async () => {
  const before = await power.starts();
  const answer = await page.goto(`${finance}/?of=may#chart`);
  expect(answer?.status()).toBe(503);
  await page.locator('[aria-current=step]').waitFor();
  await page.evaluate(axe);
  const { violations } = await page.evaluate<{ violations: object[] }>('axe.run()');
  expect(violations).toEqual([]);
  await budget();
  expect(page.url()).toBe(`${finance}/?of=may#chart`);
  expect(await power.starts()).toBe(before + 1);
});

test('ten at once start it once', async () => {
  await page.goto('about:blank');
  await asleep();
  const before = await power.starts();
  const headers = { accept: 'text/html', 'sec-fetch-mode': 'navigate' };
  const answers = await Promise.all(Array.from({ length: 10 }, () => visitor.get(`${finance}/`, headers)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  await until('it is awake', async () => (await power.run('finance')).state === 'awake', 60);
  expect(await power.starts()).toBe(before + 1);
});

test('without script somebody reloads by hand, and gets there too', async () => {
  await asleep();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await signedIn.storageState() });
  const theirs = await plain.newPage();
  expect((await theirs.goto(finance))?.status()).toBe(503);
  const reload = theirs.getByRole('link', { name: 'Reload' });
  await until(
    'the app answers',
    async () => {
      await reload.click();
      await theirs.waitForLoadState();
      return (await reload.count()) === 0;
    },
    60,
  );
  expect(await theirs.title()).toBe('Streamlit');
  await plain.close();
});

test('nothing went wrong on the way', () => {
  expect(preview.problems).toEqual([]);
});
