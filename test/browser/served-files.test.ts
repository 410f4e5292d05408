import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, signIn } from '../world/browser.ts';
import { aPreview, type TestPreview } from '../world/preview.ts';
import { until } from '../world/until.ts';
import { framed } from './attacks.ts';

// What becomes of the files that an app shows: those that a browser would run are no pages of the app, all others work.

let preview: TestPreview;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let app: string;

beforeAll(async () => {
  preview = await aPreview();
  app = preview.apps.sales?.url ?? '';
  const source = join(import.meta.dirname, '..', 'world', 'what-a-page-serves.py');
  copyFileSync(source, join(preview.streamlit, 'app.py'));
  browser = await launchBrowser();
  context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(app);
  await signIn(page, 'ben@example.com');
  await page.getByRole('heading', { name: 'What a page serves' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await preview?.stop();
});

/** Uploads a file under a type of its uploader's choice; returns the address where the app serves it. */
async function uploaded(mimeType: string, buffer: Buffer): Promise<string> {
  await page.goto(app);
  const sound = await page.locator('.st-key-sound audio').getAttribute('src');
  await page.setInputFiles('input[type=file]', { name: 'report', mimeType, buffer });
  const player = page.locator('.st-key-upload :is(audio, video)');
  let source: string | null = null;
  // While the page is drawn anew, the player of the upload may be the one that the sound had.
  await until('the upload has a player', async () => {
    source = await player.getAttribute('src');
    return source !== null && source !== sound;
  });
  return new URL(source ?? '', app).href;
}

// It waits for the answer, and the page's load event waits for it.
const script = "const ask = new XMLHttpRequest(); ask.open('GET', '/ran-script', false); ask.send();";
const html = `<title>Report</title><p>Report</p><script>${script}</script>`;
const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml"><head><script>${script}</script></head></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>${script}</script></svg>`;

describe.each([
  ['text/html', html],
  ['TEXT/HTML; charset=utf-8', html],
  ['application/xhtml+xml', xhtml],
  ['text/xml', xhtml],
  ['image/svg+xml', svg],
])('an upload that calls itself %s', (mimeType, text) => {
  let url: string;

  beforeAll(async () => {
    url = await uploaded(mimeType, Buffer.from(text));
  });

  /** What it asks the app for, open in a tab of its own. `unguarded`: without the gate's policies. */
  async function asked(unguarded: boolean): Promise<string[]> {
    const tab = await context.newPage();
    const paths = askedBy(tab);
    if (unguarded) {
      await tab.route(url, async route => {
        // By itself it has the cookies of the other name, and a request's headers have them only once it is sent.
        const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join('; ');
        const headers = { ...route.request().headers(), host: new URL(app).host, cookie };
        const response = await route.fetch({ url: url.replace('sales.localhost', '127.0.0.1'), headers });
        const { 'content-security-policy': _, ...kept } = response.headers();
        await route.fulfill({ response, headers: kept });
      });
    }
    await tab.goto(url);
    if (unguarded) await until('its script has run', () => paths.length > 0);
    await tab.close();
    return paths;
  }

  test('would act as whoever opens it', async () => {
    expect(await asked(true)).toEqual(['/ran-script']);
  });

  test('does nothing, in a tab and in a frame', async () => {
    expect(await asked(false)).toEqual([]);
    const paths = askedBy(page);
    expect(await framed(page.mainFrame(), url)).toBe(url);
    await page.frame('framed')?.waitForLoadState();
    expect(paths).toEqual([]);
  });
});

/** Which of the scripts' paths are asked for in a tab. */
function askedBy(tab: Page): string[] {
  const paths: string[] = [];
  tab.on('request', request => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/ran-')) paths.push(pathname);
  });
  return paths;
}

describe('what is no page works', () => {
  const property = (selector: string, name: string) =>
    page.locator(selector).evaluate((element, of) => Number(Reflect.get(element as object, of)), name);

  beforeAll(async () => {
    await page.goto(app);
  });

  test('a sound plays', async () => {
    await until('its length is known', async () => (await property('.st-key-sound audio', 'duration')) === 1);
  });

  test('a picture shows, of dots or of lines', async () => {
    await until('the picture of dots', async () => (await property('.st-key-raster img', 'naturalWidth')) === 1);
    await until('the picture of lines', async () => (await property('.st-key-vector img', 'naturalWidth')) === 40);
  });

  test('a download arrives, also of a page', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('figures.html');
    expect(readFileSync(await download.path(), 'utf8')).toBe('<p>Figures</p>');
  });

  test('a PDF opens in a frame of the app', async () => {
    const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>'];
    const leaf = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>';
    const numbered = [...objects, leaf].map((object, n) => `${n + 1} 0 obj${object}endobj`);
    const url = await uploaded('application/pdf', Buffer.from(`%PDF-1.4\n${numbered.join('\n')}\n%%EOF`));
    await page.evaluate(
      `void document.body.append(Object.assign(document.createElement('iframe'), { src: '${url}' }))`,
    );
    const viewer = () => page.frames().some(frame => frame.url().startsWith('chrome-extension:'));
    await until('the viewer is there', viewer);
  });

  test('a film plays', async () => {
    const film = await page.evaluate<string>(`new Promise(resolve => {
      const canvas = document.createElement('canvas');
      const paint = canvas.getContext('2d');
      const painting = setInterval(() => paint.fillRect(0, 0, Math.random() * 100, 100), 20);
      const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
      recorder.ondataavailable = async ({ data }) => {
        clearInterval(painting);
        resolve(btoa(String.fromCharCode(...new Uint8Array(await data.arrayBuffer()))));
      };
      recorder.start();
      setTimeout(() => recorder.stop(), 500);
    })`);
    await uploaded('video/webm', Buffer.from(film, 'base64'));
    await until('its size is known', async () => (await property('.st-key-upload video', 'videoWidth')) > 0);
  });
});
