import { launchBrowser as launch } from '../../src/visitor/installed-browser.ts';

export { findBrowser } from '../../src/visitor/installed-browser.ts';

/** The browser of this machine, also where a container has no sandbox: it opens the tests' own pages only. Throws when there is none. */
export const launchBrowser = () => launch({ sandbox: false });
