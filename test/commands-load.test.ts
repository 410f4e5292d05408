import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

// What a command loads is what it costs. A list does not depend on the machine, as a time does.

const root = join(import.meta.dirname, '..');
const program = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');
const folder = mkdtempSync(join(tmpdir(), 'streamgate-modules-'));
const preload = join(import.meta.dirname, 'world', 'record-modules.mjs');

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `sls <line>`. Returns how it ended, what it printed, and what it loaded. */
function sls(line: string, { cwd = root, flags = [] as string[], aws = {} } = {}) {
  const MODULES = join(folder, 'modules.json');
  rmSync(MODULES, { force: true });
  const args = ['--import', preload, ...flags, program, ...line.split(' ')];
  const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, MODULES, ...aws };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env });
  const { urls, cache }: { urls: string[]; cache?: string } = JSON.parse(readFileSync(MODULES, 'utf8'));
  const packages = urls.flatMap(
    url => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url)?.[1] ?? [],
  );
  const own = urls.flatMap(url => (url.includes('/node_modules/') ? [] : (url.split(`${root}/`)[1] ?? [])));
  return { status, said: stdout + stderr, packages: [...new Set(packages)], own, cache };
}

/** Compilers, the plugins that package functions, and what these bring along. */
const forPackaging = [
  ...['tsx', 'esbuild', 'serverless-esbuild', 'serverless-iam-roles-per-function', 'effect', 'fast-check'],
  ...['@awboost/cfn-resource-types', 'playwright-core'],
];

describe('a command that asks AWS nothing loads', () => {
  writeFileSync(join(folder, 'serverless.yml'), 'service: empty\nprovider:\n  name: aws\n');
  const osls = sls('print', { cwd: folder });

  test.each([
    'access explain ana@acme.com --app sales --stage prod',
    'power explain --app sales --stage prod',
    'power plan --stage prod',
    'cost --stage prod',
    'access explain --help',
    'invite --help',
  ])('nothing for packaging, and no more of the SDK than osls by itself: sls %s', line => {
    const { status, said, packages, own } = sls(line);
    expect({ status, said: status === 0 ? '' : said }).toEqual({ status: 0, said: '' });
    expect(packages.filter(name => forPackaging.includes(name))).toEqual([]);
    const isSdk = (name: string) => name.startsWith('@aws-sdk/');
    expect(osls.packages).toContain('serverless');
    expect(packages.filter(isSdk).filter(name => !osls.packages.includes(name))).toEqual([]);
    expect(own).toContain('src/commands/plugin.mjs');
    const folderOf = `src/commands/${line.split(' ')[0]}/`;
    const programs = own.filter(file => /^src\/commands\/\w+\/.*\.ts/.test(file) && !file.startsWith(folderOf));
    const lent = ['src/commands/access/', 'src/commands/cost/awake.ts', 'src/commands/kit/']; // what other commands use too
    expect(programs.filter(file => !lent.some(one => file.startsWith(one)))).toEqual([]);
    expect(own.filter(file => /^(?:resources|src\/aws)\/|^serverless\.ts/.test(file))).toEqual([]);
  });
});

test('a command that asks AWS loads the clients it uses, and no other', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  const { status, said, packages } = sls('access who --app sales --stage prod', {
    aws: { ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
  });
  expect(status).toBe(1);
  expect(said).toContain('ECONNREFUSED');
  expect(packages).toEqual(
    expect.arrayContaining(['@aws-sdk/client-cloudformation', '@aws-sdk/client-cognito-identity-provider']),
  );
  const others = ['acm', 'codebuild', 'ec2', 'ecs', 'elastic-load-balancing-v2', 'route-53', 'sesv2', 'ssm'];
  expect(packages.filter(name => others.includes(name.replace('@aws-sdk/client-', '')))).toEqual([]);
});

test("osls' own command reads serverless.ts, with every plugin and without tsx, and keeps what was compiled", () => {
  const { status, own, packages, cache } = sls('print --stage prod');
  expect(status).toBe(0);
  expect(own).toEqual(expect.arrayContaining(['serverless.mjs', 'serverless.ts', 'resources/stack.ts']));
  expect(packages).toEqual(expect.arrayContaining(['serverless-esbuild', 'serverless-iam-roles-per-function']));
  expect(packages).not.toContain('tsx');
  expect(cache).toContain(join('node_modules', '.cache', 'streamgate'));
});

describe('where Node does not strip types, as Node 20', () => {
  const flags = ['--no-experimental-strip-types'];

  test('tsx reads serverless.ts', () => {
    const { status, said, packages } = sls('print --stage prod', { flags });
    expect(status).toBe(0);
    expect(said).toContain('service: streamgate');
    expect(packages).toContain('tsx');
  });

  test('a command of the project says which Node it needs, after its help', () => {
    expect(sls('cost --help', { flags }).said).toMatch(/--json/);
    const { status, said } = sls('cost --stage prod', { flags });
    expect(status).toBe(1);
    expect(said).toMatch(/This command needs Node 24/);
  });
});
