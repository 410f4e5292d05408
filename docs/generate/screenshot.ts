// Makes docs/screenshot.webp from a running preview: `npm start` in one terminal, `node docs/generate/screenshot.ts` in another.
// Needs an installed Chromium. Run by hand when a page in the picture changes; no test does.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../src/visitor/installed-browser.ts';
import { passLogin } from '../../src/visitor/login-form.ts';
import { root } from './source.ts';

interface Shot {
  caption: string;
  png: Buffer;
}

const preview: {
  apps: Record<string, { url: string }>;
  portal: { url: string };
  people: { email: string; password: string; groups: string[] }[];
} = JSON.parse(readFileSync(join(root, '.preview', 'state.json'), 'utf8'));

const sales = preview.apps.sales?.url ?? '';
const finance = preview.apps.finance?.url ?? '';
const admin = preview.people.find(({ groups }) => groups.includes('admins'));
if (!admin) throw new Error('The preview has no admin. Use its own people: npm start, without changes.');

const people = `email,name,groups,until
dora@example.com,Dora Lind,finance,
emil@example.com,Emil Sato,,2027-03-31
fay@example,Fay Moreau,,
gil@example.com,Gil Adeyemi,audit,
ben@example.com,Ben Okafor,finance,
`;

/** Holds the finance app asleep for a minute. The first visitor after that wakes it. */
const putToSleep = () =>
  execFileSync(
    'sh',
    ['-c', '. ./.preview/aws-keys.sh && npx sls power sleep --app finance --until 1m --yes --stage local'],
    { cwd: root, stdio: 'inherit' },
  );

const browser = await launchBrowser({ sandbox: false });
try {
  putToSleep();
  const context = await browser.newContext({ viewport: { width: 800, height: 600 }, deviceScaleFactor: 1.5 });
  const page = await context.newPage();
  const shots: Shot[] = [];
  const shoot = async (caption: string, from: Page = page) => shots.push({ caption, png: await from.screenshot() });

  await page.goto(sales);
  await page.locator('input[type=password]').first().waitFor();
  await page.locator('input:visible').first().fill(admin.email);
  await shoot('1  Sign in. Only invited people have an account.');
  await passLogin(page, new URL(page.url()).host, { ...admin, chosen: admin.password });
  await page.locator('[data-testid=stMetric]').first().waitFor();
  await delay(4_000); // Streamlit fades its elements in
  await shoot('2  Your app. st.user is the person who signed in.');

  const waiting = await context.newPage();
  for (const end = Date.now() + 180_000; ; await delay(2_000)) {
    await waiting.goto(finance);
    if ((await waiting.locator('[aria-current=step]').count()) > 0) break;
    if (Date.now() > end) throw new Error(`${finance} shows no waiting page.`);
  }
  await shoot('3  An app that sleeps wakes for its visitor.', waiting);

  await page.goto(`${preview.portal.url}/invites`);
  await page.setInputFiles('input[type=file]', {
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(people),
  });
  await page.locator('form[enctype="multipart/form-data"] button').click();
  await page.locator('main table').nth(1).waitFor();
  await shoot('4  Invite people from a file. You review the plan first.');

  writeFileSync(join(root, 'docs', 'screenshot.webp'), await compose(await context.newPage(), shots));
} finally {
  await browser.close();
}

/** The shots, a card each, as WebP: GitHub shows it, and it takes a third of a PNG. */
async function compose(page: Page, shots: Shot[]): Promise<Buffer> {
  const figures = shots.map(({ caption, png }) => figure(caption, png));
  await page.setViewportSize({ width: 1240, height: 400 });
  await page.setContent(`<!doctype html><style>
body { margin: 0; padding: 20px; background: #eef3f2; display: grid; grid-template-columns: 1fr 1fr; gap: 20px; font: 600 17px system-ui, sans-serif; color: #17302d }
figure { margin: 0; background: #fff; border: 1px solid #cfdedb; border-radius: 10px; overflow: hidden }
figcaption { padding: 11px 16px; border-bottom: 1px solid #cfdedb; white-space: pre }
img { display: block; width: 100% }
</style>${figures.join('')}`);
  await page.evaluate('Promise.all([...document.images].map(image => image.decode()))');
  const png = (await page.screenshot({ fullPage: true })).toString('base64');
  const url = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png}';
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.85);
  })()`);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

function figure(caption: string, png: Buffer): string {
  return `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`;
}
