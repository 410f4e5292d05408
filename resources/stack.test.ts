import { expect, test } from '@jest/globals';
import { settingsOf } from '../config/stages.ts';
import { stack } from './stack.ts';

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
const settings = settingsOf('prod');
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

test('unsound settings make no stack', () => {
  expect(() => resources({ sales: { ...sales, host: 'sales.example.org' } })).toThrow('apps.sales.host is');
});
