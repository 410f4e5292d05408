import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../../src/kit/languages.ts';
import { examples as pages } from '../../src/pages/fakes/examples.ts';
import { examples as invitations } from '../../src/pages/invitations/fakes/examples.ts';
import { launchBrowser } from '../world/browser.ts';
import { aSite, type Site } from '../world/site.ts';

// Every page as a browser shows it, under its own content security policy.

const examples = { ...pages, ...invitations };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await aSite();
  browser = await launchBrowser();
  site.answer = (path, { method, headers }) => {
    if (method === 'POST') return { statusCode: 303, multiValueHeaders: { location: ['/status/ja'] }, body: '' };
    // What a page's script asks for: a page that loads itself again meanwhile is not the one that was looked at.
    if (headers.accept === 'application/json') return { statusCode: 503, body: '' };
    const [, name = '', language] = path.split('/');
    const answer = Object.entries(examples).find(([example]) => example === name)?.[1];
    return answer?.(language as Language) ?? { statusCode: 404, body: '' };
  };
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** A page that is open, and what the browser complained of meanwhile but for statuses, which are meant. */
async function opened(name: string, language: Language, look: Parameters<Browser['newPage']>[0]) {
  const page = await browser.newPage(look);
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() !== 'log' && !message.text().includes('the server responded with a status of')) {
      complaints.push(message.text());
    }
  });
  await page.goto(`${site.origin}/${name}/${language}`);
  return { page, complaints };
}

const violations = async (page: Page) => {
  const { violations }: AxeResults = await page.evaluate(`${axe}; axe.run()`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join()}`);
};

/** Words differ by language and colours by scheme: two of the four show all of both. */
const looks = Object.keys(examples).flatMap(name => [[name, 'en', 'light'] as const, [name, 'ja', 'dark'] as const]);

test.each(looks)('%s in %s, %s: nothing in the way of anybody', async (name, language, colorScheme) => {
  const { page, complaints } = await opened(name, language, { colorScheme, viewport: { width: 320, height: 640 } });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('who wants no motion gets none', async () => {
  const still = await opened('checking', 'en', { reducedMotion: 'reduce' });
  const moving = await opened('checking', 'en', { reducedMotion: 'no-preference' });
  expect(await still.page.evaluate('document.getAnimations().length')).toBe(0);
  expect(await moving.page.evaluate('document.getAnimations().length')).toBe(1);
  await Promise.all([still.page.close(), moving.page.close()]);
});

test.each(['checking', 'closed', 'status'] as const)(
  '%s: the keyboard reaches everything, and is seen there',
  async name => {
    const { page } = await opened(name, 'en', {});
    const places = await page.locator('a, button').count();
    for (let place = 0; place < places; place++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outline')).toMatch(/solid 3px|3px solid/);
    }
    expect(places).toBeGreaterThan(0);
    await page.close();
  },
);

test('Extend is a form that works without script', async () => {
  const { page } = await opened('status', 'en', { javaScriptEnabled: false });
  await page.getByRole('button').click();
  await page.waitForURL('**/status/ja');
  expect(site.asked).toContain('POST /_gate/status');
  await page.close();
});
