import { expect, test } from '@jest/globals';
import { check, demandSound } from './check.ts';
import type { AppSettings } from './settings/app.ts';
import type { StageSettings } from './settings/stage.ts';
import { type StageName, settingsOf, stages } from './stages.ts';

const app = (more: Partial<AppSettings> = {}): AppSettings => ({
  host: 'sales.example.com',
  entry: 'app.py',
  size: { cpu: 256, memoryMiB: 512 },
  contact: 'data@example.com',
  ...more,
});

const settings = (more: Partial<StageSettings> = {}): StageSettings => ({ ...settingsOf('prod'), ...more });

test.each(Object.keys(stages) as StageName[])('%s is sound', name => {
  expect(check(settingsOf(name))).toEqual([]);
});

test.each<[string, Partial<StageSettings>, string]>([
  ['a group of odd letters', { groups: ['Finance'] }, 'groups is "Finance". Allowed: small letters'],
  ['admins again', { groups: ['finance', 'admins'] }, 'groups is "admins". Allowed: groups besides admins'],
  ['no app', { apps: {} }, 'apps is {}. Allowed: one app at least'],
  ['an app of odd letters', { apps: { 'sales-1': app() } }, 'apps.sales-1 is "sales-1". Allowed: small letters'],
  [
    'a host outside the zone',
    { apps: { sales: app({ host: 'sales.example.org' }) } },
    'a host in the zone example.com',
  ],
  ['a host that ends alike', { apps: { sales: app({ host: 'salesexample.com' }) } }, 'a host in the zone example.com'],
  [
    'one host twice',
    { apps: { a: app(), b: app() } },
    'apps.b.host is "sales.example.com". Allowed: a host of its own',
  ],
  ['nobody to ask', { apps: { sales: app({ contact: ' ' }) } }, 'apps.sales.contact is " ". Allowed: one line'],
  [
    'two lines to ask',
    { apps: { sales: app({ contact: 'us\nor them' }) } },
    'Allowed: one line of 1 to 200 characters',
  ],
  [
    'an unknown group',
    { apps: { sales: app({ policy: { allow: [{ group: 'fnance' }] } }) } },
    'one of the groups admins, finance',
  ],
  [
    'no domain',
    { apps: { sales: app({ policy: { allow: [{ emailDomain: '@acme.com' }] } }) } },
    'a domain such as acme.com',
  ],
  ['no address', { apps: { sales: app({ policy: { allow: [], deny: [{ email: 'ana' }] } }) } }, 'an address such as'],
])('%s', (_name, more, message) => {
  expect(() => demandSound('prod', settings(more))).toThrow(message);
});

test('three problems are three lines', () => {
  const apps = { sales: app({ host: 'sales.example.org', contact: '' }) };
  const wrong = () => demandSound('prod', settings({ groups: ['A'], apps }));
  expect(wrong).toThrow(
    /^config\/stages\.ts, stage prod:\n {2}groups is.*\n {2}apps\.sales\.host is.*\n {2}apps\.sales\.contact is.*$/,
  );
});
