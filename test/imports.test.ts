import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');

/** Seeds of what the linter must find. Each is a file of its own in a tree that has our rules and nothing else. */
const forbidden: [file: string, line: string, rule: string][] = [
  ['src/access/a.ts', `import '../power/decide.ts';`, 'noRestrictedImports'],
  ['src/access/b.ts', `import '../aws/people.ts';`, 'noRestrictedImports'],
  ['src/kit/a.ts', `import '../access/decide.ts';`, 'noRestrictedImports'],
  ['src/kit/b.ts', `import 'node:crypto';`, 'noRestrictedImports'],
  ['src/power/a.ts', `import '../../config/stages.ts';`, 'noRestrictedImports'],
  ['src/access/c.ts', `import 'node:http';`, 'noRestrictedImports'],
  ['src/invitations/a.ts', `import '@aws-sdk/client-dynamodb';`, 'noRestrictedImports'],
  ['src/cost/a.ts', `import '../../config/stages.ts';`, 'noRestrictedImports'],
  ['src/image/a.ts', `import 'node:fs/promises';`, 'noRestrictedImports'],
  ['src/preflight/a.ts', `import 'node:dns/promises';`, 'noRestrictedImports'],
  ['src/stack/a.ts', `import '../aws/stack/certificates.ts';`, 'noRestrictedImports'],
  ['src/image/b.mjs', `import '../aws/people.ts';`, 'noRestrictedImports'],
  ['config/a.ts', `import '../src/aws/invitations/people/people.ts';`, 'noRestrictedImports'],
  ['config/settings/a.ts', `import '../../src/handlers/pre-token.ts';`, 'noRestrictedImports'],
  ['config/b.ts', `import '../resources/stack.ts';`, 'noRestrictedImports'],
  ['resources/a.ts', `import '../src/access/policy.ts';`, 'noRestrictedImports'],
  ['src/pages/a.ts', `import '../aws/people.ts';`, 'noRestrictedImports'],
  ['src/aws/a.ts', `import '../handlers/pre-token.ts';`, 'noRestrictedImports'],
  ['src/aws/b.ts', `import '../preview/start.ts';`, 'noRestrictedImports'],
  ['src/handlers/a.ts', `import '../preview/start.ts';`, 'noRestrictedImports'],
  ['src/handlers/b.ts', `import type {} from '@aws-sdk/client-ecs';`, 'noRestrictedImports'],
  ['src/handlers/c.ts', `import '../../resources/stack.ts';`, 'noRestrictedImports'],
  ['src/commands/a.ts', `import '../handlers/pre-token.ts';`, 'noRestrictedImports'],
  ['src/preview/a.ts', `import '../handlers/pre-token.ts';`, 'noRestrictedImports'],
  ['src/preview/alb/a.ts', `import '../../handlers/pre-token.ts';`, 'noRestrictedImports'],
  ['src/verify/a.ts', `import '../access/decide.ts';`, 'noRestrictedImports'],
  ['src/verify/b.ts', `import 'playwright-core';`, 'noRestrictedImports'],
  ['src/visitor/a.ts', `import '../aws/people.ts';`, 'noRestrictedImports'],
  ['src/visitor/b.ts', `import type {} from '@aws-sdk/client-ecs';`, 'noRestrictedImports'],
  ['src/commands/verify/a.ts', `import 'playwright-core';`, 'noRestrictedImports'],
  ['src/handlers/d.ts', `import '../visitor/visit.ts';`, 'noRestrictedImports'],
  ['src/invitations/file/a.ts', `import '../../access/decide.ts';`, 'noRestrictedImports'],
  ['src/preview/aws/a.ts', `import '../../handlers/pre-token.ts';`, 'noRestrictedImports'],
  ['resources/login/a.ts', `import '../../src/access/policy.ts';`, 'noRestrictedImports'],
  ['src/aws/c.ts', `import '../visitor/visit.ts';`, 'noRestrictedImports'],
  ['src/access/d.ts', 'export const now = new Date();', 'noRestrictedGlobals'],
  ['src/power/b.ts', "export const page = fetch('http://127.0.0.1');", 'noRestrictedGlobals'],
  ['src/handlers/e.ts', 'async function act() {}\nact();', 'noFloatingPromises'],
  ['src/invitations/b.ts', 'export const stage = process.env.STAGE;', 'noProcessEnv'],
];

const allowed: [file: string, line: string][] = [
  ['src/access/x.ts', `import './policy.ts';`],
  ['src/access/y.ts', `import '../kit/address.ts';`],
  ['config/y.ts', `import '../src/kit/address.ts';`],
  ['src/image/disk/x.ts', `import 'node:fs/promises';`],
  ['config/x.ts', `import '../src/access/policy.ts';`],
  ['config/settings/x.ts', `import '../../src/power/hours.ts';`],
  ['resources/x.ts', `import '../config/stages.ts';`],
  ['src/handlers/x.ts', `import '../aws/people.ts';`],
  ['src/handlers/y.ts', `import '../../config/stages.ts';`],
  ['src/preview/x.ts', `import '../aws/people.ts';`],
  ['src/commands/verify/x.ts', `import '../../visitor/visit.ts';`],
  ['src/visitor/x.ts', `import '../verify/observations.ts';`],
  ['src/visitor/y.ts', `import 'playwright-core';`],
  ['src/invitations/file/x.ts', `import '../row.ts';`],
  ['src/preview/aws/x.ts', `import '@aws-sdk/client-ecs';`],
  ['src/aws/x.ts', `import '@aws-sdk/client-ecs';`],
];

const tree = realpathSync(mkdtempSync(join(tmpdir(), 'streamgate-imports-')));
afterAll(() => rmSync(tree, { recursive: true }));

/** What the linter found, as `file rule`. */
const found = new Set<string>();

beforeAll(() => {
  for (const file of ['biome.json', '.gitignore']) copyFileSync(join(root, file), join(tree, file));
  for (const [file, line] of [...forbidden, ...allowed]) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), `${line}\n`);
  }
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const { stdout } = spawnSync(biome, ['lint', '--reporter=github', '--max-diagnostics=none'], {
    cwd: tree,
    encoding: 'utf8',
  });
  for (const [, rule, file] of stdout.matchAll(/title=lint\/\w+\/(\w+),file=([^,]+)/g))
    found.add(`${relative(tree, file ?? '')} ${rule}`);
});

test.each(forbidden)('%s may not say %s', (file, _line, rule) => {
  expect([...found]).toContain(`${file} ${rule}`);
});

test.each(allowed)('%s may say %s', file => {
  expect([...found].filter(finding => finding.startsWith(`${file} `))).toEqual([]);
});
