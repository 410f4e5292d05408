import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { Browser as Visitors } from '../../src/preview/alb/fakes/browser.ts';
import { launchBrowser, signIn } from '../world/browser.ts';
import { emailsTo } from '../world/emails.ts';
import { previewOf } from '../world/preview-of.ts';
import { aProject, type Project } from '../world/project.ts';
import { aSite, type Site } from '../world/site.ts';
import { framed, opensSocket, reaches, sendFile } from './attacks.ts';

// What a page's script can do to another app and to the portal, as an admin who is signed in to all of them. The hosts share a
// registrable domain, as in production: a browser sends the session of one along with requests of another.

let project: Project;
let preview: Awaited<ReturnType<typeof previewOf>>;
let browser: Browser;
let page: Page;
let foreign: Site;
let sales: string;
let finance: string;
let portal: string;
/** Everybody in the pool, with their groups. */
let everybody: unknown;

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
  portal = preview.portal.url;
  foreign = await aSite();
  const html = { 'content-type': ['text/html'] };
  foreign.answer = () => ({ statusCode: 200, multiValueHeaders: html, body: '<title>Elsewhere</title>' });
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(sales);
  await signIn(page, 'ben@example.com');
  await opened();
  await open(finance);
  await page.goto(portal);
  everybody = await readPortal('/people');
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

/** Whatever changes something at the portal, and where it was on an app's host. */
const changes = () => [
  ...['/?', '/invites?mode=plan', '/invites?mode=apply', '/invites/j1/apply?'].map(path => portal + path),
  ...['resend', 'disable', 'enable'].map(deed => `${portal}/people/ana@example.com/${deed}?`),
];

/** What the portal tells the admin whose browser it is. */
async function readPortal(path: string): Promise<unknown> {
  const { host, hostname, port } = new URL(portal);
  const cookie = (await page.context().cookies(portal)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { host, cookie, accept: 'application/json' };
  const { status, text } = await new Visitors(Number(port)).visit(hostname, path, { headers });
  expect(status).toBe(200);
  return JSON.parse(text);
}

describe('a script of a sibling host', () => {
  const places: [string, () => Promise<Frame>][] = [
    ['in the page itself', async () => page.mainFrame()],
    ['in components.html', scriptFrame],
  ];

  test.each(places)(
    '%s has the session of the portal sent along, and is refused everywhere there',
    async (_, place) => {
      await open(finance);
      const from = await place();
      const session = expect.stringContaining('streamgate-portal-0=');
      for (const url of changes())
        for (const sent of await sendFile(from, url)) {
          expect({ url, ...sent }).toEqual({ url, site: 'same-site', cookie: session, status: 403 });
        }
    },
  );

  test.each(places)('%s finds no invitations on another app’s host', async (_, place) => {
    await open(finance);
    const session = expect.stringContaining('streamgate-sales-0=');
    for (const sent of await sendFile(await place(), `${sales}/_gate/invites?mode=apply`)) {
      expect(sent).toEqual({ site: 'same-site', cookie: session, status: 404 });
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
    for (const path of ['/', '/invites', '/people']) expect(await reaches(page.mainFrame(), portal + path)).toBe(false);
    expect(await reaches(page.mainFrame(), `${finance}/_stcore/host-config`)).toBe(true);
  });

  test('cannot frame the app, which its own host can', async () => {
    await open(sales);
    expect(await framed(page.mainFrame(), `${sales}/?framed`)).toBe(`${sales}/?framed`);
    await open(finance);
    expect(await framed(page.mainFrame(), `${sales}/?framed`)).toBe('chrome-error://chromewebdata/');
  });

  test('cannot frame the portal', async () => {
    await open(finance);
    expect(await framed(page.mainFrame(), `${portal}/?framed`)).toBe('chrome-error://chromewebdata/');
  });
});

describe('a script of a foreign site', () => {
  test('is refused, and opens no socket', async () => {
    for (const url of changes()) {
      await page.goto(foreign.origin);
      for (const { site, status } of await sendFile(page.mainFrame(), url)) {
        expect(site).toBe('cross-site');
        expect([302, 403]).toContain(status); // without or with the session, as the browser likes
      }
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

test('nobody was invited by any of it, and nobody’s groups are others', async () => {
  expect(await emailsTo('x@example.com', preview.aws.endpoint, preview.aws.keys)).toEqual([]);
  expect(await readPortal('/invites')).toMatchObject({ jobs: [{ label: 'demo people' }] });
  expect(await readPortal('/people')).toEqual(everybody);
});
