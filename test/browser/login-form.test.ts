import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { passLogin } from '../../src/visitor/login-form.ts';
import { launchBrowser } from '../world/browser.ts';

// Cognito's pages as AWS documents them, which the embedded AWS does not have: the classic one with its form twice, the managed one in steps.

const credentials = { email: 'verify@verify.invalid', password: 'Temporary-1', chosen: 'Chosen-1' };

const form = (fields: string, style = '') => `<form method="POST" style="${style}">${fields}<button>Go</button></form>`;
const both = '<input name="username"><input type="password" name="password"><input type="checkbox" name="show">';
const newPassword = form('<input type="password" name="new_password"><input type="password" name="confirm_password">');

/** By path: the page, and where its form leads with what was typed. */
const pages: Record<string, { page: string; next: (typed: URLSearchParams) => string }> = {
  '/classic': {
    page: form(both, 'display: none') + form(both),
    next: typed => (typed.get('password') === 'Temporary-1' ? '/new-password' : '/classic'),
  },
  '/managed': {
    page: form('<input type="text" autocomplete="username" name="login">'),
    next: () => '/managed-password',
  },
  '/managed-password': { page: form('<input type="password" name="password">'), next: () => '/new-password' },
  '/new-password': {
    page: newPassword,
    next: typed => (typed.get('new_password') === typed.get('confirm_password') ? 'away' : '/new-password'),
  },
  '/wrong': {
    page: `<p>Incorrect password for verify@verify.invalid.</p>${form(both)}`,
    next: () => '/wrong',
  },
  '/factor': { page: form(both), next: () => '/code' },
  '/code': { page: form('<input name="authentication_code" autocomplete="one-time-code">'), next: () => 'away' },
};

let server: Server;
let browser: Browser;
let page: Page;
let port: number;
/** What each form was sent with. */
let typed: Record<string, string>[];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const found = pages[request.url ?? ''];
    if (request.method !== 'POST' || !found) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(found?.page ?? 'The app.');
      return;
    }
    const fields = new URLSearchParams(await text(request));
    typed.push(Object.fromEntries(fields));
    const next = found.next(fields);
    response.writeHead(303, { location: next === 'away' ? `http://127.0.0.1:${port}/app` : next }).end();
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});
beforeEach(async () => {
  typed = [];
  page = await browser.newPage();
});

async function pass(path: string): Promise<string | undefined> {
  await page.goto(`http://localhost:${port}${path}`);
  return passLogin(page, `localhost:${port}`, credentials, { formWithinMs: 3_000 });
}

const chosen = { new_password: 'Chosen-1', confirm_password: 'Chosen-1' };

test('the classic page, whose form is there twice', async () => {
  expect(await pass('/classic')).toBeUndefined();
  expect(typed).toEqual([{ username: 'verify@verify.invalid', password: 'Temporary-1' }, chosen]);
  expect(page.url()).toContain('/app');
});

test('the managed page, which asks one after the other', async () => {
  expect(await pass('/managed')).toBeUndefined();
  expect(typed).toEqual([{ login: 'verify@verify.invalid' }, { password: 'Temporary-1' }, chosen]);
});

test('a page that does not go on says what it says, and of no one', async () => {
  expect(await pass('/wrong')).toBe('the sign-in page stays: "Incorrect password for the person. Go"');
  expect(typed).toHaveLength(1);
});

test('a second factor', async () => {
  expect(await pass('/factor')).toBe('the sign-in page asks for a second factor.');
});
