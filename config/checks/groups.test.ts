import { expect, test } from '@jest/globals';
import type { StageSettings } from '../settings/stage.ts';
import { app, linesOf, settings } from './fakes/settings.ts';

/** A stage of one app whose policy names groups with names of 20 characters, half of them in `deny`. */
function naming(count: number): StageSettings {
  const groups = Array.from({ length: count }, (_, n) => `g${n}`.padEnd(20, 'x'));
  const rules = groups.map(group => ({ group }));
  const policy = { allow: rules.slice(0, count / 2), deny: rules.slice(count / 2) };
  return settings({ groups, apps: { sales: app({ policy }) } });
}

test('groups that do not fit into the claims of a token at the portal are a finding', () => {
  expect(linesOf(naming(304))).toEqual([
    'apps is "305 groups in policies, 8002 bytes of claims". Allowed: policies whose groups fit into 8000 bytes of claims. Use fewer groups, give them shorter names, or add a stage.',
  ]);
});

test('as many as fit are none, nor are groups that no policy names', () => {
  expect(linesOf(naming(302))).toEqual([]);
  const { groups } = naming(304);
  expect(linesOf(settings({ groups }))).toEqual([]);
});

test('a group counts once, however many apps name it', () => {
  const { groups } = naming(300);
  const policy = { allow: groups.map(group => ({ group })) };
  const apps = { sales: app({ policy }), finance: app({ policy, host: 'finance.example.com' }) };
  expect(linesOf(settings({ groups, apps }))).toEqual([]);
});
