import type { Page } from 'playwright-core';
import { launchBrowser as launch } from '../../src/visitor/installed-browser.ts';

export { findBrowser } from '../../src/visitor/installed-browser.ts';

/** The browser of this machine, also where a container has no sandbox: it opens the tests' own pages only. Throws when there is none. */
export const launchBrowser = () => launch({ sandbox: false });

/** Fills in the sign-in page, as one of the demo people whose password is permanent. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.fill('#username', email);
  await page.fill('#password', 'Streamgate-2026');
  await page.click('button[type=submit]');
}
