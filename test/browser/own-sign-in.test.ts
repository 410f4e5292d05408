import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn } from '../world/browser.ts';
import { aPreview, type TestPreview } from '../world/preview.ts';

// An app that was written for st.login runs behind the gate as it is.

let preview: TestPreview;
let browser: Browser;
let page: Page;
let app: string;

beforeAll(async () => {
  preview = await aPreview();
  app = preview.apps.sales?.url ?? '';
  copyFileSync(join(import.meta.dirname, '..', 'world', 'own-sign-in.py'), join(preview.streamlit, 'app.py'));
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(app);
  await signIn(page, 'ben@example.com');
  await page.getByRole('heading', { name: 'Written for st.login' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await preview?.stop();
});

test('sees the signed-in person in st.user', async () => {
  await page.getByText('name=Ben Okafor email=ben@example.com').waitFor();
  await page.getByText('an admin').waitFor();
  await page.getByText('found whole names').waitFor();
});

test('does no harm by st.login', async () => {
  await page.getByRole('button', { name: 'Log in again' }).click();
  await page.getByText('Running').waitFor({ state: 'hidden' });
  expect(new URL(page.url()).origin).toBe(new URL(app).origin);
  expect(await page.getByRole('heading', { name: 'Written for st.login' }).isVisible()).toBe(true);
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('leads home from the sign-in address', async () => {
  await page.goto(`${app}/auth/login?provider=x`);
  expect(page.url()).toBe(`${app}/`);
  await page.getByRole('heading', { name: 'Written for st.login' }).waitFor();
});

test('signs out by st.logout', async () => {
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.waitForURL('**/_gate/signed-out**');
  await page.goto(app);
  await page.locator('#username').waitFor();
});
