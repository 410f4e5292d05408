import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

// `sls` is also a package of somebody else. In a clone that is not set up, `npx sls` must not install and run it, with the deploy
// credentials in its environment. The registry here is the test's own, and offers such a package.

const root = join(import.meta.dirname, '..');
let directory: string;
let registry: Server;
let origin: string;
/** What npm asked of the registry. */
const requests: string[] = [];
const ran = () => existsSync(join(directory, 'ran'));

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'streamgate-strangers-'));
  const archive = strangersPackage(directory);
  registry = createServer(({ url = '' }, answer) => {
    requests.push(url);
    if (url === '/sls') answer.setHeader('Content-Type', 'application/json').end(JSON.stringify(packument(origin)));
    else if (url === '/sls.tgz') answer.end(archive);
    else answer.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  origin = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;
});

afterAll(async () => {
  registry.closeAllConnections();
  await new Promise(resolve => registry.close(resolve));
  rmSync(directory, { recursive: true });
});

beforeEach(() => {
  requests.length = 0;
  rmSync(join(directory, 'ran'), { force: true });
});

const manifest = { name: 'sls', version: '1.0.0', bin: { sls: 'sls.js' } };
const packument = (from: string) => ({
  name: 'sls',
  'dist-tags': { latest: '1.0.0' },
  versions: { '1.0.0': { ...manifest, dist: { tarball: `${from}/sls.tgz` } } },
});

/** A package as npm packs it, whose program leaves a file behind. */
function strangersPackage(into: string): Buffer {
  const folder = join(into, 'package');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const program = `#!/usr/bin/env node\nrequire('node:fs').writeFileSync(${JSON.stringify(join(into, 'ran'))}, '');\n`;
  writeFileSync(join(folder, 'sls.js'), program, { mode: 0o755 });
  const archive = join(into, 'sls.tgz');
  execFileSync('tar', ['-czf', archive, '-C', into, 'package']);
  return readFileSync(archive);
}

/** Types `npx sls --version` in a clone without `node_modules`. There is no terminal. */
async function npxSls(npmrc: string, env: Record<string, string>) {
  const clone = mkdtempSync(join(directory, 'clone-'));
  cpSync(join(root, 'package.json'), join(clone, 'package.json'));
  writeFileSync(join(clone, '.npmrc'), npmrc);
  const npx = spawn('npx', ['sls', '--version'], {
    cwd: clone,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: clone,
      npm_config_cache: join(clone, 'cache'),
      npm_config_registry: origin,
      npm_config_update_notifier: 'false',
      ...env,
    },
  });
  let said = '';
  for (const stream of [npx.stdout, npx.stderr]) stream.on('data', text => (said += text));
  const [status] = await once(npx, 'close');
  return { status, said };
}

const ours = readFileSync(join(root, '.npmrc'), 'utf8');
const places: [string, Record<string, string>][] = [
  ['in CI', { CI: 'true' }],
  ['without a terminal', {}],
];

test.each(places)('npx refuses to install it, and says what is missing: %s', async (_, env) => {
  const { status, said } = await npxSls(ours, env);
  expect(status).not.toBe(0);
  expect(said).toMatch(/npx canceled due to missing packages and no YES option: \["sls@1\.0\.0"\]/);
  expect(requests).not.toContain('/sls.tgz');
  expect(ran()).toBe(false);
});

test.each(places)('without our .npmrc it runs: %s', async (_, env) => {
  const { status } = await npxSls('', env);
  expect([status, ran()]).toEqual([0, true]);
  expect(requests).toContain('/sls.tgz');
});
