import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser of this machine. Throws when there is none: what only a browser shows would go untested in silence. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error(
      `No Chromium or Chrome at any of: ${places.filter(Boolean).join(', ')}. On Debian: apt install chromium`,
    );
  }
  return chromium.launch({
    executablePath,
    // It runs as root in containers, and has no business with anybody but us.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const findBrowser = () => places.find(place => place !== undefined && existsSync(place));
