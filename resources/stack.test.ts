import { expect, test } from '@jest/globals';
import { settingsOf } from '../config/stages.ts';
import { stack } from './stack.ts';

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
/** The invitation names the apps, so here it is one that does not. */
const invitation = { subject: 'Welcome', body: '{username} {####}' };
const settings = { ...settingsOf('prod'), login: { texts: { invitation } } };
const { sales, finance } = settings.apps;
if (!sales || !finance) throw new Error('The examples are gone.');

/** The resources of a stage that has these apps. */
function resources(apps: typeof settings.apps): Record<string, unknown> {
  return stack('prod', { ...settings, apps }, preview).resources.Resources;
}

test('adding an app changes nothing of the others, and nothing they share', () => {
  const one = resources({ sales });
  const two = resources({ sales, finance });
  const three = resources({ audit: { ...finance, host: 'audit.example.com' }, finance, sales });
  for (const [id, resource] of Object.entries(one)) {
    expect(two[id]).toEqual(resource);
    expect(three[id]).toEqual(resource);
  }
  const added = Object.keys(two).filter(id => !(id in one));
  expect(added.length).toBeGreaterThan(8);
  expect(added.every(id => id.startsWith('AppFinance'))).toBe(true);
});

test('removing one does not either', () => {
  const both = resources({ sales, finance });
  for (const [id, resource] of Object.entries(resources({ finance }))) expect(both[id]).toEqual(resource);
});

test('the invitation leads to every app', () => {
  const { UserPool } = stack('prod', { ...settings, login: {} }, preview).resources.Resources;
  const { EmailMessage } = JSON.parse(JSON.stringify(UserPool)).Properties.AdminCreateUserConfig.InviteMessageTemplate;
  expect(EmailMessage).toContain('<a href="https://sales.example.com">');
  expect(EmailMessage).toContain('<a href="https://finance.example.com">');
  expect(EmailMessage).not.toMatch(/\{(apps|days)\}/);
});

test('unsound settings make no stack', () => {
  expect(() => resources({ sales: { ...sales, host: 'sales.example.org' } })).toThrow('apps.sales.host is');
});

test('no two apps can have a logical id in common, whatever they are called', () => {
  const parts = Object.keys(resources({ sales: { ...sales, replicas: 2 } }))
    .filter(id => id.startsWith('AppSales'))
    .map(id => id.slice('AppSales'.length));
  expect(parts.length).toBeGreaterThan(12);
  // With SocketRule and Rule the apps sales and sales-socket would meet.
  const ends = parts.filter(part => parts.some(other => other !== part && other.endsWith(part)));
  expect(ends).toEqual([]);
});
