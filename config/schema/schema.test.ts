import { describe, expect, test } from '@jest/globals';
import { pathsOfTypes } from '../../docs/generate/paths-of-types.ts';
import { readSource } from '../../docs/generate/source.ts';
import { check } from '../check.ts';
import type { StageSettings } from '../settings/stage.ts';
import { stages } from '../stages.ts';
import { wholeStages } from './fakes/whole-stages.ts';

const given: Record<string, unknown> = { ...stages, ...wholeStages };
const named = Object.entries(given);
const found = (stage: string, settings: unknown) => check(stage in stages ? stage : 'prod', settings as StageSettings);

type Key = string | number;

/** What is at a path and below it, each with its path. */
function* places(value: unknown, path: Key[] = []): Generator<{ path: Key[]; value: unknown }> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, below] of Object.entries(value)) yield* places(below, [...path, Array.isArray(value) ? +key : key]);
}

/** A copy in which what is at a path has become something else. */
function changed(root: unknown, path: readonly Key[], change: (holder: Record<Key, unknown>, key: Key) => void) {
  const copy: unknown = structuredClone(root);
  const holder = path.slice(0, -1).reduce((at, key) => (at as Record<Key, unknown>)[key], copy);
  change(holder as Record<Key, unknown>, path.at(-1) ?? '');
  return copy;
}

/** Where names are a team's own, so that no key can be misspelt: another key is another name. */
const namedByTeams = [/^apps$/, /^place\.tags$/, /^apps\.\w+\.(?:environment|secrets)$/, /^login\.page\.Settings\b/];
const isNamedByTeam = (path: readonly Key[]) => namedByTeams.some(each => each.test(path.slice(0, -1).join('.')));

const keys = named.flatMap(([stage, settings]) =>
  [...places(settings)]
    .filter(({ path }) => typeof path.at(-1) === 'string' && !isNamedByTeam(path))
    .map(({ path }) => ({ stage, settings, path, at: path.join('.') })),
);

test('the settings of this test say everything that can be said', () => {
  const said = named.flatMap(([, settings]) =>
    [...places(settings)].map(({ path }) =>
      path
        .map((key, index) =>
          typeof key === 'number' ? '[]' : isNamedByTeam(path.slice(0, index + 1)) ? '.<name>' : `.${key}`,
        )
        .join('')
        .slice(1),
    ),
  );
  expect(pathsOfTypes(readSource()).filter(path => !said.includes(path))).toEqual([]);
});

test.each(named)('%s is as the schema has it', (stage, settings) => {
  expect(found(stage, settings)).toEqual([]);
});

describe('a misspelt key', () => {
  test('is looked for at every place', () => expect(keys.length).toBeGreaterThan(200));

  test.each(keys)('is a finding: $stage $at', ({ stage, settings, path, at }) => {
    const key = String(path.at(-1));
    for (const misspelt of [`${key}s`, key.slice(0, -1), key[0]?.toUpperCase() + key.slice(1), swapped(key)]) {
      if (misspelt === key || misspelt === '') continue;
      const wrong = changed(settings, path, (holder, name) => {
        holder[misspelt] = holder[name];
        delete holder[name];
      });
      const problems = found(stage, wrong);
      const [problem] = problems.filter(({ path }) => path === [...at.split('.').slice(0, -1), misspelt].join('.'));
      expect(problem).toBeDefined();
      expect(problem?.allowed).toContain(key);
      if (key.length > 3) expect(problem?.fix).toBe(`Write "${key}".`);
    }
  });

  test.each(keys)('is a finding beside the right one: $stage $at', ({ stage, settings, path, at }) => {
    const wrong = changed(settings, path, (holder, name) => {
      holder[`${name}X`] = holder[name];
    });
    expect(found(stage, wrong)).toMatchObject([{ path: `${at}X` }]);
  });
});

const swapped = (key: string) => key.replace(/(.)(.)$/, '$2$1');

describe('a wrong type', () => {
  const leaves = named.flatMap(([stage, settings]) =>
    [...places(settings)]
      .filter(({ path }) => path.length > 0 && !/^login\.page\.Settings\./.test(path.join('.')))
      .map(({ path, value }) => ({ stage, settings, path, value, at: path.join('.') })),
  );

  test.each(leaves)('is a finding: $stage $at', ({ stage, settings, path, value, at }) => {
    const others = [
      7,
      'zzz',
      true,
      null,
      undefined,
      [],
      {},
      [[]],
      new Date(0),
      new Map(),
      Symbol('x'),
      () => 7,
      Number.NaN,
      7n,
    ];
    const same = (other: unknown) => typeof other === typeof value && Array.isArray(other) === Array.isArray(value);
    for (const other of others.filter(
      each => !same(each) || each instanceof Date || each instanceof Map || each === null,
    )) {
      const wrong = changed(settings, path, (holder, name) => {
        holder[name] = other;
      });
      const problems = found(stage, wrong);
      expect(problems.map(problem => problem.path).some(each => each === at || each.startsWith(`${at}.`))).toBe(true);
    }
  });

  test.each([undefined, null, 7, 'dev', [], new Map()])('of a whole stage is a finding: %p', settings => {
    expect(check('dev', settings as unknown as StageSettings)).toMatchObject([{ path: 'stage' }]);
  });
});

describe('a required setting that is missing', () => {
  test.each([
    'place',
    'domain',
    'login',
    'groups',
    'apps',
    'apps.sales.host',
    'domain.hostedZone.id',
    'apps.sales.size',
  ])('is a finding: %s', at => {
    const wrong = changed(wholeStages.other, at.split('.'), (holder, name) => {
      delete holder[name];
    });
    expect(found('other', wrong)).toMatchObject([{ path: at, given: 'missing', fix: 'Add it.' }]);
  });
});
