import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { Browser as Visitors } from '../../src/preview/load-balancer/fakes/browser.ts';
import { launchBrowser } from '../world/browser.ts';
import { mailsTo } from '../world/mails.ts';
import { previewOf } from '../world/preview-of.ts';
import { aProject, type Project } from '../world/project.ts';
import { aSite, type Site } from '../world/site.ts';
import { framed, opensSocket, reaches, sendFile } from './attacks.ts';

// What a page's script can do to the app of another host, as somebody who is signed in to both. The hosts share a registrable
// domain, as in production: a browser sends the session of one along with requests of the other.

let project: Project;
let preview: Awaited<ReturnType<typeof previewOf>>;
let browser: Browser;
let page: Page;
let foreign: Site;
let sales: string;
let finance: string;

beforeAll(async () => {
  project = aProject();
  project.stages({
    "name: 'localhost'": "name: 'team.localhost'",
    "host: 'sales.localhost'": "host: 'sales.team.localhost'",
    "host: 'finance.localhost'": "host: 'finance.team.localhost'",
  });
  for (const app of ['app.py', 'finance.py']) {
    const source = join(import.meta.dirname, '..', 'world', 'what-a-page-serves.py');
    copyFileSync(source, join(project.root, 'streamlit', app));
  }
  preview = await previewOf(project);
  sales = preview.apps.sales?.url ?? '';
  finance = preview.apps.finance?.url ?? '';
  foreign = await aSite();
  const html = { 'content-type': ['text/html'] };
  foreign.answer = () => ({ statusCode: 200, multiValueHeaders: html, body: '<title>Elsewhere</title>' });
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(sales);
  await page.fill('#username', 'ben@example.com');
  await page.fill('#password', 'Streamgate-2026');
  await page.click('button[type=submit]');
  await opened();
  await open(finance);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await foreign?.stop();
  await preview?.stop();
  project?.remove();
});

const opened = () => page.getByRole('heading', { name: 'What a page serves' }).waitFor();

async function open(app: string) {
  await page.goto(app);
  await opened();
}

/** The frame of `components.html`, which is of its app's origin. */
async function scriptFrame(): Promise<Frame> {
  await page.frameLocator('iframe').getByText("A script's frame").waitFor();
  const frame = page.frames().find(one => one.url() === 'about:srcdoc');
  if (!frame) throw new Error('The page has no frame of components.html.');
  return frame;
}

const invites = (app: string) => `${app}/_gate/invites?mode=apply`;

describe('a script of a sibling host', () => {
  const places: [string, () => Promise<Frame>][] = [
    ['in the page itself', async () => page.mainFrame()],
    ['in components.html', scriptFrame],
  ];

  test.each(places)('%s has the session sent along, and is refused', async (_, place) => {
    await open(finance);
    const session = expect.stringContaining('streamgate-sales-0=');
    for (const sent of await sendFile(await place(), invites(sales))) {
      expect(sent).toEqual({ site: 'same-site', cookie: session, status: 403 });
    }
  });

  test.each(places)('%s opens a socket of its own app only', async (_, place) => {
    await open(finance);
    expect(await opensSocket(await place(), finance)).toBe(true);
    expect(await opensSocket(await place(), sales)).toBe(false);
  });

  test('reads nothing there, and sends no upload', async () => {
    await open(finance);
    for (const path of ['/_stcore/host-config', '/_gate/status', '/']) {
      expect(await reaches(page.mainFrame(), `${sales}${path}`)).toBe(false);
    }
    for (const method of ['PUT', 'DELETE']) {
      expect(await reaches(page.mainFrame(), `${sales}/_stcore/upload_file/a/b`, method)).toBe(false);
    }
    expect(await reaches(page.mainFrame(), `${finance}/_stcore/host-config`)).toBe(true);
  });

  test('cannot frame the app, which its own host can', async () => {
    await open(sales);
    expect(await framed(page.mainFrame(), `${sales}/?framed`)).toBe(`${sales}/?framed`);
    await open(finance);
    expect(await framed(page.mainFrame(), `${sales}/?framed`)).toBe('chrome-error://chromewebdata/');
  });
});

describe('a script of a foreign site', () => {
  test('is refused, and opens no socket', async () => {
    await page.goto(foreign.origin);
    for (const { site, status } of await sendFile(page.mainFrame(), invites(sales))) {
      expect(site).toBe('cross-site');
      expect([302, 403]).toContain(status); // without or with the session, as the browser likes
    }
    expect(await opensSocket(page.mainFrame(), sales)).toBe(false);
  });

  test('cannot frame the app', async () => {
    await page.goto(foreign.origin);
    expect(await framed(page.mainFrame(), sales)).not.toContain(new URL(sales).host);
  });
});

test('a script of the app itself does not see the session', async () => {
  await open(sales);
  const frame = await scriptFrame();
  expect(await frame.evaluate('origin')).toBe(sales);
  expect(await frame.evaluate('document.cookie')).not.toMatch(/streamgate|AWS/);
});

test('nobody was invited by any of it', async () => {
  expect(await mailsTo('x@example.com', preview.aws.endpoint, preview.aws.keys)).toEqual([]);
  const { host, hostname, port } = new URL(sales);
  const cookie = (await page.context().cookies(sales)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const { status, text } = await new Visitors(Number(port)).visit(hostname, '/_gate/invites', {
    headers: { host, cookie, accept: 'application/json' },
  });
  expect([status, JSON.parse(text)]).toMatchObject([200, { jobs: [{ label: 'demo people' }] }]);
});
