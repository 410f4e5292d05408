import { expect, test } from '@jest/globals';
import type { LoginPageAsset, LoginPageStyle } from '../settings/login/page.ts';
import { app, linesOf, settings, withLogin } from './fakes/settings.ts';

const base64 = (bytes: number) => Buffer.alloc(bytes).toString('base64');
const asset = (more: Partial<LoginPageAsset> = {}): LoginPageAsset => ({
  Category: 'FORM_LOGO',
  ColorMode: 'LIGHT',
  Extension: 'PNG',
  Bytes: base64(10),
  ...more,
});
const style = (more: Partial<LoginPageStyle> = {}): LoginPageStyle => ({ Settings: { components: {} }, ...more });

test.each<[string, LoginPageStyle, string]>([
  ['no settings', style({ Settings: {} }), 'login.page.Settings is {}. Allowed: the settings that the editor made'],
  [
    '41 files',
    style({ Assets: Array.from({ length: 41 }, () => asset()) }),
    'login.page.Assets is 41. Allowed: 40 files',
  ],
  [
    'no category',
    style({ Assets: [asset({ Category: 'LOGO' })] }),
    'login.page.Assets.0.Category is "LOGO". Allowed: one of',
  ],
  ['an address for a file', style({ Assets: [asset({ Bytes: 'data:image/png;base64,AAAA' })] }), 'Encode it with'],
  ['broken lines', style({ Assets: [asset(), asset({ Bytes: 'AAAA\nAAAA' })] }), 'login.page.Assets.1.Bytes is "AAAA'],
  ['no file', style({ Assets: [asset({ Bytes: '' })] }), 'login.page.Assets.0.Bytes is "". Allowed: a file in base64'],
  [
    'too much for a template',
    style({ Assets: [asset({ Bytes: base64(700_000) })] }),
    'bytes with as many apps as here, 1. Use smaller pictures',
  ],
])('%s', (_name, page, line) => {
  expect(linesOf(withLogin({ page }))).toEqual([expect.stringContaining(line)]);
});

test('what one app may have is too much for two', () => {
  const page = style({ Assets: [asset({ Bytes: base64(500_000) })] });
  const two = { a: app({ host: 'a.example.com' }), b: app({ host: 'b.example.com' }) };
  expect(linesOf(withLogin({ page }))).toEqual([]);
  expect(linesOf(settings({ login: { page }, apps: two }))).toEqual([
    expect.stringContaining('bytes with as many apps as here, 2.'),
  ]);
});

test('a style counts all of it: settings as large as a picture are too much as well', () => {
  const Settings = { components: { text: 'x'.repeat(900_000) } };
  expect(linesOf(withLogin({ page: style({ Settings }) }))).toEqual([
    expect.stringContaining('bytes with as many apps as here, 1.'),
  ]);
});

test('40 files are sound', () => {
  expect(linesOf(withLogin({ page: style({ Assets: Array.from({ length: 40 }, () => asset()) }) }))).toEqual([]);
});
