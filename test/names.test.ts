import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');

/** In these folders each file answers for one noun, and its function has the noun's name: a check, a line of preflight, a resource. */
const byNoun =
  /^(?:config\/(?:checks|schema)|resources|src\/preflight|src\/aws\/(?:preflight|verify)|src\/stack\/refusals)\/|\/usage\.mjs$/;

/** Names that mean the same in every file that exports them, or that two floors share on purpose. */
const shared: Record<string, string> = {
  command: 'what runs a command of the plugin',
  handler: 'what Lambda calls',
  answer: 'what a function answers at the load balancer',
  decide: 'the one decision of a domain',
  explain: 'the steps of that decision',
  adminsGroup: 'domains do not import each other; a test compares the two',
};

type Exported = readonly [name: string, file: string];

function exportsOf(file: string, text: string): Exported[] {
  const declaration =
    /^export (?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type|enum) +(\w+)/gm;
  return [...text.matchAll(declaration)].map(([, name = '']) => [name, file] as const);
}

/** The names that two files export, with the files. */
function repeated(exported: readonly Exported[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const [name, file] of exported) if (!byNoun.test(file)) files.set(name, [...(files.get(name) ?? []), file]);
  return new Map([...files].filter(([, where]) => where.length > 1));
}

const listed = execFileSync('git', ['ls-files', 'config', 'resources', 'src'], { cwd: root, encoding: 'utf8' });
const sources = listed
  .trim()
  .split('\n')
  .filter(file => /\.(?:ts|mjs)$/.test(file) && !/\.test\.ts$|\/fakes\/|^resources\/testing\//.test(file));

test('a name means one thing', () => {
  const exported = sources.flatMap(file => exportsOf(file, readFileSync(join(root, file), 'utf8')));
  expect(exported.length).toBeGreaterThan(500);
  const found = Object.fromEntries([...repeated(exported)].filter(([name]) => !(name in shared)));
  expect(found).toEqual({});
});

test('a second meaning is found', () => {
  const seeds = [
    ...exportsOf('src/power/a.ts', 'export const look = 1;\nexport type Plan = 1;\n'),
    ...exportsOf('src/image/b.mjs', 'export async function look() {}\nexport class Plan {}\n'),
    ...exportsOf('src/preflight/look.ts', 'export function look() {}\n'),
  ];
  expect([...repeated(seeds)]).toEqual([
    ['look', ['src/power/a.ts', 'src/image/b.mjs']],
    ['Plan', ['src/power/a.ts', 'src/image/b.mjs']],
  ]);
});
