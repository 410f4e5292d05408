import { expect, test } from '@jest/globals';
import { check, demandSound, UnsoundSettings } from './check.ts';
import { app, settings } from './checks/fakes/settings.ts';
import { type StageName, settingsOf, stages } from './stages.ts';

test.each(Object.keys(stages) as StageName[])('%s is sound', name => {
  expect(check(name, settingsOf(name))).toEqual([]);
});

test('three problems are three lines', () => {
  const apps = { sales: app({ host: 'sales.example.org', contact: '' }) };
  const wrong = () => demandSound('prod', settings({ groups: ['A'], apps }));
  expect(wrong).toThrow(UnsoundSettings);
  expect(wrong).toThrow(
    /^config\/stages\.ts, stage prod:\n {2}groups is.*\n {2}apps\.sales\.contact is.*\n {2}apps\.sales\.host is.*$/,
  );
});

test('a line says where, what was given, what is allowed and what to do', () => {
  expect(() => demandSound('prod', settings({ groups: ['finance', 'admins'] }))).toThrow(
    'groups is "admins". Allowed: groups other than admins. Remove it: every stage has it.',
  );
});

test('of a long value the beginning is printed', () => {
  const [problem] = check('prod', settings({ apps: { sales: app({ contact: 'x'.repeat(201) }) } }));
  expect(problem?.given).toBe(`"${'x'.repeat(79)}…`);
});

test('looking changes nothing', () => {
  const given = settings();
  const before = structuredClone(given);
  demandSound('prod', given);
  expect(given).toEqual(before);
});
