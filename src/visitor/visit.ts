import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ObservedVisit } from '../verify/observations.ts';
import { passLogin } from './login-form.ts';
import { watchSockets } from './page-sockets.ts';

/** Whom the browser signs in, and where. */
export interface VisitOptions {
  app: string;
  /** App → origin. */
  origins: ReadonlyMap<string, string>;
  /** Host of the sign-in page, with its port where it has one. */
  loginHost: string;
  /** First part of the names of the load balancer's session cookies. */
  cookieName: string;
  person: { sub: string; email: string; temporaryPassword: string; chosenPassword: string };
  /** Puts the person into the group that lets them in; absent where they are let in without. */
  join?: () => Promise<void>;
  /** The app that refuses the person; the app itself where they have to join first. */
  refusedBy?: string;
  /** How long an access token lasts; absent where the visit does not wait for its end. */
  renewalAfterSeconds?: number;
  /** Reports the next step. */
  progress(doing: string): void;
  signal: AbortSignal;
}

/** An app that sleeps has to start first. */
const pageWithinMs = 10 * 60_000;
/** The gate’s leeway, its quiet seconds, and the time in which Streamlit’s page finds that its socket is gone. */
const reconnectSeconds = 60 + 5 + 25;
/** By how much clocks may differ. */
const clockSeconds = 10;

/** Opens an app as a new person would, and says what they met. Rejects when the browser fails or the signal ends it. */
export async function visit(browser: Browser, options: VisitOptions): Promise<ObservedVisit> {
  const { app, origins, person, join, refusedBy, progress, signal, loginHost, renewalAfterSeconds } = options;
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const sockets = await watchSockets(page);
  const origin = origins.get(app) ?? '';
  const seen: ObservedVisit = { app, sub: person.sub, grouped: join !== undefined };

  progress('Signing in at the sign-in page …');
  const first = { email: person.email, password: person.temporaryPassword, chosen: person.chosenPassword };
  let answer = await open(page, `${origin}/`, loginHost, first);
  if ('problem' in answer) return { ...seen, loginProblem: answer.problem };
  if (join && refusedBy === app) {
    seen.refusal = { app, status: answer.status, page: await isRefusal(page) };
    await join();
    await page.goto(`${origin}/_gate/signout`);
    answer = await open(page, `${origin}/`, loginHost, { ...first, password: person.chosenPassword });
    if ('problem' in answer) return { ...seen, loginProblem: answer.problem };
  }

  // No access token of this visit ends before it has lasted that long from here.
  const signedInAt = Date.now();
  progress(`Waiting for ${app} to open …`);
  const frames = await sockets.framesWithin(pageWithinMs, signal);
  const refusedWith = sockets.refusedWith();
  seen.page = { frames, status: answer.status, ...(refusedWith === undefined ? {} : { refusedWith }) };
  if (frames === 0) return seen;
  const openedAt = Date.now();

  if (refusedBy !== undefined && refusedBy !== app) {
    const other = await context.newPage();
    const status = (await other.goto(`${origins.get(refusedBy)}/`))?.status() ?? 0;
    seen.refusal = { app: refusedBy, status, page: await isRefusal(other) };
    await other.close();
  } else seen.refusal ??= { none: 'Every app lets the person in.' };

  if (renewalAfterSeconds !== undefined) {
    const until = openedAt + (renewalAfterSeconds + reconnectSeconds) * 1_000;
    progress(`Waiting ${Math.ceil((until - Date.now()) / 60_000)} min for the access token to end …`);
    await delay(until - Date.now(), undefined, { signal });
    const since = signedInAt + renewalAfterSeconds * 1_000;
    const { reconnected, refusedHandshakes } = sockets.since(since);
    const again = await page.goto(`${origin}/`);
    const atApp = new URL(page.url()).origin === origin;
    const waitedSeconds = Math.round((Date.now() - signedInAt) / 1_000);
    seen.renewal = { waitedSeconds, reconnected, refusedHandshakes, status: again?.status() ?? 0, atApp };
  }

  progress('Signing out …');
  const cookies = await context.cookies(origin);
  const signedOutAt = Date.now();
  seen.signOut = await signOut(context, page, origin, options);

  if (renewalAfterSeconds !== undefined) {
    const until = signedOutAt + (renewalAfterSeconds + clockSeconds) * 1_000;
    progress(`Waiting ${Math.ceil((until - Date.now()) / 60_000)} min for the access token of a copy to end …`);
    await delay(until - Date.now(), undefined, { signal });
    const copy = await browser.newContext();
    await copy.addCookies(cookies);
    const thief = await copy.newPage();
    await thief.goto(`${origin}/`);
    const atApp = new URL(thief.url()).origin === origin;
    await thief.goto(`${origin}/_gate/signout`);
    const [signOutUrl = ''] = thief.url().split('?');
    seen.copy = { waitedSeconds: Math.round((Date.now() - signedOutAt) / 1_000), atApp, signOutUrl };
  }
  return seen;
}

/** Goes to an address, by way of the sign-in page where it asks. */
async function open(page: Page, url: string, loginHost: string, credentials: Parameters<typeof passLogin>[2]) {
  let status = 0;
  const main = page.mainFrame();
  const remember = (response: {
    frame(): unknown;
    status(): number;
    request(): { isNavigationRequest(): boolean };
  }) => {
    if (response.request().isNavigationRequest() && response.frame() === main) status = response.status();
  };
  page.on('response', remember);
  try {
    await page.goto(url);
    const problem = await passLogin(page, loginHost, credentials);
    if (problem !== undefined) return { problem };
    await page.waitForLoadState('load');
    return { status };
  } finally {
    page.off('response', remember);
  }
}

/** Whether the page is the gate's own, which leads to another account. */
const isRefusal = async (page: Page) => (await page.locator('a[href="/_gate/signout"]').count()) > 0;

async function signOut(context: BrowserContext, page: Page, origin: string, { cookieName, loginHost }: VisitOptions) {
  await page.goto(`${origin}/_gate/signout`);
  const [url = ''] = page.url().split('?');
  const kept = (await context.cookies(origin)).map(({ name }) => name);
  const cookies = kept.filter(name => name.startsWith(cookieName) || name.startsWith('AWSELBAuth'));
  await page.goto(`${origin}/`);
  return { url, cookies, asksForLogin: new URL(page.url()).host === loginHost };
}
