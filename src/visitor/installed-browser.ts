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

/** Where the browser of this machine is; undefined when it has none. */
export const findBrowser = () => places.find(place => place !== undefined && existsSync(place));

/** Why there is none, and what helps. */
export const noBrowser = `There is no Chromium or Chrome at any of: ${places.filter(Boolean).join(', ')}. On Debian: apt install chromium. Elsewhere, set CHROMIUM to its path.`;

/** Chromium refuses to run as root with its sandbox. */
const isRoot = process.getuid?.() === 0;

/** Starts a browser without a window and without a profile. Throws when this machine has none. */
export function launchBrowser({ sandbox = !isRoot } = {}): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(noBrowser);
  return chromium.launch({
    executablePath,
    chromiumSandbox: sandbox,
    // Ctrl-C is the caller's: playwright would end this process before anything is tidied up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // It talks to the stage and to nothing else.
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}
