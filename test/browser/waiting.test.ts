import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ALBResult } from 'aws-lambda';
import type { Browser, Page } from 'playwright-core';
import { aStatus, aWait } from '../../src/pages/fakes/examples.ts';
import type { AppStatus } from '../../src/pages/power/app-status.ts';
import { json, plainText } from '../../src/pages/responses.ts';
import { launchBrowser } from '../world/browser.ts';
import { aSite, type Site } from '../world/site.ts';
import { until } from '../world/until.ts';

// The waiting page's script, with a load balancer that a test speaks for.

const health = '/_stcore/health';
const path = '/report?of=may';

let browser: Browser;
let site: Site;
let page: Page;
/** What the load balancer answers for each. */
let status: ALBResult;
let healthy: boolean;
let app: ALBResult;

const tell = (differing: Partial<AppStatus>) => {
  status = json(200, aStatus(differing));
};

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  site = await aSite();
  tell({ stage: 'asked' });
  healthy = false;
  app = aWait('en', { stage: 'asked' });
  site.answer = asked => {
    if (asked === '/_gate/status') return status;
    if (asked === health) return healthy ? plainText(200, 'ok') : plainText(503, 'no');
    return asked === path ? app : plainText(404, 'none');
  };
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
});

afterEach(async () => {
  await page.close();
  await site.stop();
});

const open = () => page.goto(`${site.origin}${path}#chart`);
const title = () => page.locator('h1').textContent();
const announced = () => page.locator('[role=status]').textContent();
const stage = () => page.locator('[aria-current=step]').getAttribute('data-stage');
const times = (what: string) => site.asked.filter(asked => asked === what).length;
const shows = (what: string, find: () => Promise<string | null>) => until(what, async () => (await find()) === what);

/** Long enough for any question that might still be asked. */
const quiet = () => page.waitForTimeout(2_500);

test('each stage is shown and announced, and the app is opened where it was asked for as soon as it answers', async () => {
  await open();
  tell({ stage: 'starting', sentence: { en: 'Held.', ja: '保留' } });
  await shows('The app is starting up.', announced);
  expect(await stage()).toBe('starting');
  expect(await page.locator('[data-sentence]').textContent()).toBe('Held.');
  expect(await page.locator('section[lang=ja] p').textContent()).toBe('アプリを起動しています。');
  await page.getByRole('link', { name: 'Reload' }).focus();

  tell({ stage: 'ready', state: 'awake', ready: true });
  await shows('The app is running. Checking that it responds.', announced);
  expect([times(`GET ${path}`), await page.title()]).toEqual([1, 'sales is starting']);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Reload');

  app = { statusCode: 200, multiValueHeaders: { 'content-type': ['text/html'] }, body: '<h1>May</h1>' };
  await page.evaluate(
    'new MutationObserver(() => sessionStorage.title = document.title).observe(document.head, { subtree: true, childList: true })',
  );
  healthy = true;
  await shows('May', title);
  expect(page.url()).toBe(`${site.origin}${path}#chart`);
  expect(await page.evaluate('sessionStorage.title')).toBe('Ready');
  expect(site.asked.filter(asked => !asked.startsWith('GET'))).toEqual([]);
});

const away: ALBResult = { statusCode: 302, multiValueHeaders: { location: ['http://127.0.0.1:1/login'] }, body: '' };

test.each<[string, ALBResult, string]>([
  ['the load balancer asks for a login', away, 'Please sign in again'],
  ['nobody is proved any more', plainText(401, 'Please sign in again.'), 'Please sign in again'],
  ['access has ended', plainText(403, 'no'), 'Please sign in again'],
  ['the app is asleep again', json(200, aStatus({ state: 'asleep', stage: null })), 'sales is asleep again'],
])('%s: it says so, and asks no more', async (_name, answer, said) => {
  status = answer;
  await open();
  await shows(said, title);
  expect(await page.title()).toBe(said);
  const asked = site.asked.length;
  await quiet();
  expect(site.asked.length).toBe(asked);
  expect(times(`GET ${path}`)).toBe(1);
});

test('a start that fails is told with its reason, and waited for further', async () => {
  await open();
  tell({ state: 'failed', failure: { at: '', reason: 'OutOfMemoryError: <b>' } });
  await shows('sales did not start', title);
  expect(await page.locator('[data-failure]').textContent()).toBe('OutOfMemoryError: <b>');
  tell({ stage: 'checking' });
  await shows('sales is starting', title);
  expect(await page.locator('[data-failure]').isVisible()).toBe(false);
});

test('no answer is told after a while, and forgotten when there is one', async () => {
  status = plainText(503, 'Something failed.');
  await open();
  await shows("Can't reach the server. Retrying…", announced);
  expect(times('GET /_gate/status')).toBeGreaterThanOrEqual(3);
  tell({ stage: 'checking' });
  await shows('The app is running. Checking that it responds.', announced);
});

test('a tab that nobody looks at asks nothing, and goes on when it is looked at', async () => {
  await page.addInitScript(
    'let hidden = false; Object.defineProperty(document, "hidden", { get: () => hidden, set: value => { hidden = value; document.dispatchEvent(new Event("visibilitychange")); } })',
  );
  await open();
  await until('it asks', () => times('GET /_gate/status') > 0);
  await page.evaluate('document.hidden = true');
  const asked = times('GET /_gate/status');
  await quiet();
  expect(times('GET /_gate/status')).toBeLessThanOrEqual(asked + 1);
  tell({ stage: 'starting' });
  await page.evaluate('document.hidden = false');
  await shows('The app is starting up.', announced);
});

test('it asks less and less often while nothing changes', async () => {
  await page.clock.install();
  await open();
  await page.clock.runFor(30_000);
  await until('it asks', () => times('GET /_gate/status') > 0);
  expect(times('GET /_gate/status')).toBeLessThan(12);
});

test('the time that has passed is counted', async () => {
  await page.clock.install();
  await open();
  await page.clock.runFor(3_000);
  expect(Number(await page.locator('[data-waited]').textContent())).toBeGreaterThanOrEqual(14);
});

test('without script there is a link, and a word about it', async () => {
  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto(`${site.origin}${path}`);
  await plain.locator('noscript p').waitFor(); // visible only where there is none
  app = plainText(200, 'May');
  await plain.getByRole('link', { name: 'Reload' }).click();
  await plain.getByText('May').waitFor();
  expect(plain.url()).toBe(`${site.origin}${path}`);
  await plain.close();
});
