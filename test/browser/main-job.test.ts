import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { launchBrowser } from '../world/browser.ts';
import { aPreview, type TestPreview } from '../world/preview.ts';
import { until } from '../world/until.ts';

let preview: TestPreview;
let browser: Browser;
let page: Page;
let app: string;
/** The page's sockets, in order. */
const sockets: WebSocketRoute[] = [];

beforeAll(async () => {
  preview = await aPreview();
  app = preview.apps.sales?.url ?? '';
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.routeWebSocket(/_stcore\/stream/, socket => {
    socket.connectToServer();
    sockets.push(socket);
  });
});

afterAll(async () => {
  await browser?.close();
  await preview?.stop();
});

const text = (words: string) => page.getByText(words, { exact: true }).first();
const typed = async (fields: Record<string, string>) => {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
  await page.click('button[type=submit]');
};
/** The number on the metric of that name. */
const metric = async (name: string) => {
  const shown = page.getByTestId('stMetric').filter({ hasText: name }).first();
  return shown.getByTestId('stMetricValue').textContent();
};

const moveSlider = async () => {
  const before = await metric('Web + Shops');
  await page.getByRole('slider').press('ArrowRight');
  await until('other numbers', async () => (await metric('Web + Shops')) !== before);
};

// One story in the order in which a newcomer lives it: each part needs the ones before.

test('a deep link leads to the login', async () => {
  await page.goto(`${app}/?from=mail`);
  expect(new URL(page.url()).hostname).toBe('auth.localhost');
});

test('a wrong password stays out', async () => {
  await typed({ username: 'ana@example.com', password: 'Wrong-2026' });
  await text('Incorrect username or password.').waitFor();
});

test('a temporary password asks for a new one, and takes no weak one', async () => {
  const ana = preview.people.find(({ email }) => email === 'ana@example.com');
  await typed({ username: 'ana@example.com', password: ana?.password ?? '' });
  await page.waitForSelector('#new_password');
  await typed({ new_password: 'weak', confirm_password: 'weak' });
  await page.getByText('Password did not conform with policy').waitFor();
});

test('with a new password it ends where it began, and the page knows who came', async () => {
  await typed({ new_password: 'My-own-2026', confirm_password: 'My-own-2026' });
  await text('Hello, ana@example.com.').waitFor();
  expect(page.url()).toBe(`${app}/?from=mail`);
});

test('a widget works over the WebSocket', async () => {
  expect(await metric('Web + Shops')).toMatch(/^[\d,]+$/);
  await moveSlider();
});

test('20 MB go up', async () => {
  const buffer = Buffer.alloc(20 * 1024 * 1024, 'streamgate');
  await page.setInputFiles('input[type=file]', { name: 'orders.bin', mimeType: 'application/octet-stream', buffer });
  await page.getByText('Received orders.bin: 20,971,520 bytes.').waitFor();
});

test('a dropped socket returns to the same session', async () => {
  const dropped = sockets.length;
  await sockets.at(-1)?.close({ code: 4000, reason: 'dropped' });
  await until('another socket', () => sockets.length > dropped);
  // Only the session that took the upload knows of it, and where the slider stood.
  await moveSlider();
  await page.getByText('Received orders.bin: 20,971,520 bytes.').waitFor();
});

test('a saved edit reaches the open page', async () => {
  const file = join(preview.streamlit, 'app.py');
  writeFileSync(file, readFileSync(file, 'utf8').replace('st.title("Orders"', 'st.title("Edited"'));
  await page.getByRole('heading', { name: 'Edited' }).waitFor();
});

test('signing out ends it: in this tab, and at the login', async () => {
  await page.getByRole('link', { name: 'Sign out' }).click();
  await text("You've signed out").waitFor();
  expect(page.url()).toBe(`${app}/_gate/signed-out`);
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.waitForSelector('#username');
  expect(new URL(page.url()).hostname).toBe('auth.localhost');
});
