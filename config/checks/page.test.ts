import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { SignInPage } from '../settings/login/page.ts';
import { app, linesOf, settings, withLogin } from './fakes/settings.ts';

const root = join(import.meta.dirname, '..', '..');
const file = join(import.meta.dirname, `logo-${process.pid}.svg`);
const logo = relative(root, file) as `${string}.svg`;

afterEach(() => rmSync(file, { force: true }));

/** A logo of so many bytes. */
const pageWithLogo = (bytes: number): SignInPage => {
  writeFileSync(file, Buffer.alloc(bytes, 'x'));
  return { logo };
};

test.each<[string, SignInPage, string]>([
  ['a color by its name', { color: '#blue' }, 'login.page.color is "#blue". Allowed: # and six hexadecimal digits'],
  ['a short color', { color: '#fff' }, 'login.page.color is "#fff"'],
  ['a color with transparency', { color: '#ffffff80' }, 'login.page.color is "#ffffff80"'],
  ['no file', { logo: 'config/no.svg' }, 'login.page.logo is "config/no.svg". Allowed: a file of this project'],
])('%s', (_name, page, line) => {
  expect(linesOf(withLogin({ page }))).toEqual([expect.stringContaining(line)]);
});

test('a logo that fits into the template of one app can be too large for two', () => {
  const page = pageWithLogo(300_000);
  const two = { a: app({ host: 'a.example.com' }), b: app({ host: 'b.example.com' }) };
  expect(linesOf(withLogin({ page }))).toEqual([]);
  expect(linesOf(settings({ login: { page }, apps: two }))).toEqual([
    expect.stringMatching(
      /^login\.page\.logo is .* Allowed: a file of at most \d+ bytes with 2 apps\. Use a smaller image\.$/,
    ),
  ]);
});

test('a logo and a color are accepted', () => {
  expect(linesOf(withLogin({ page: { ...pageWithLogo(1_000), color: '#0B5cad' } }))).toEqual([]);
});
