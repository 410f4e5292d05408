import { expect, test } from '@jest/globals';
import { refused } from './fakes/refused.ts';
import type { Stack } from './fakes/stack.ts';
import type { DeployedPool } from './pool.ts';

const people = ['ana', 'ben', 'cy', 'dee', 'eve', 'fay', 'gus'].map(name => `${name}@example.com`);

test.each<[string, was: Stack, is: Stack, members: DeployedPool['members'], counted: string]>([
  ['removed', {}, { groups: [] }, { finance: people.slice(0, 1) }, '1 person: ana@example.com'],
  ['renamed', {}, { groups: ['audit'] }, { finance: people.slice(0, 2) }, '2 people: ana@example.com, ben@example.com'],
  [
    'removed',
    {},
    { groups: [] },
    { finance: people },
    '7 people: ana@example.com, ben@example.com, cy@example.com, dee@example.com, eve@example.com and 2 more',
  ],
])('a group that has members is not %s', (_how, was, is, members, counted) => {
  const problems = refused(was, is, { members });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ path: 'groups', given: JSON.stringify(is.groups) });
  expect(problems[0]?.allowed).toContain(
    `"finance" among them, as it is deployed, while somebody is in it (${counted})`,
  );
});

test.each<[members: string[], words: string[]]>([
  [[], ['Delete it and deploy:', 'delete-group', 'npx sls deploy --stage prod']],
  [
    ['ana'],
    [
      'Delete it and deploy; then put its members back (1 person: ana):',
      'delete-group',
      'npx sls deploy --stage prod',
      'admin-add-user-to-group',
    ],
  ],
])('a group that the pool has already is not made again: with members %j', (members, words) => {
  const [problem, ...more] = refused({}, { groups: ['finance', 'audit'] }, { members: { audit: members } });
  expect(more).toEqual([]);
  expect(problem?.allowed).toContain('a group "audit" only if the pool has none yet');
  const found = words.map(word => problem?.fix.indexOf(word) ?? -1);
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((one, other) => one - other)); // in the order of typing
  expect(problem?.fix.includes('admin-add-user-to-group')).toBe(members.length > 0);
});
