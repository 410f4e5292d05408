import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

const root = join(import.meta.dirname, '..', '..');

/** As real npm is, `slow` ignores SIGTERM for minutes, and writes to node_modules all the while. */
export type NpmConduct = 'installs' | 'slow' | 'leaves Node out' | 'finds no space';

const npm = `
const { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const conduct = process.env.NPM_CONDUCT;
appendFileSync('npm.log', JSON.stringify({ pid: process.pid, args: process.argv.slice(2) }) + '\\n');
rmSync('node_modules', { recursive: true, force: true });
if (conduct === 'finds no space') {
  console.error('npm error code ENOSPC\\nnpm error syscall write\\nnpm error errno -28');
  console.error('npm error nospc ENOSPC: no space left on device, write');
  process.exit(228);
}
for (const path of Object.keys(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages).filter(Boolean)) {
  if (conduct === 'leaves Node out' && path.includes('node-')) continue;
  mkdirSync(path, { recursive: true });
  writeFileSync(path + '/package.json', '{}');
}
mkdirSync('node_modules/.bin', { recursive: true });
if (conduct !== 'leaves Node out') writeFileSync('node_modules/.bin/node', '');
if (conduct === 'slow') {
  process.on('SIGTERM', () => {}).on('SIGINT', () => {});
  setInterval(() => rmSync('node_modules/dependency', { recursive: true, force: true }), 10);
}`;

/** All that set-up is, with two packages instead of six hundred, and a stand-in for npm that writes down how it was called. */
export interface TinyClone {
  directory: string;
  /** `npm run setup`, as npm runs it: below a shell that a test can kill. */
  setup(conduct: NpmConduct): { child: ChildProcess; startPid(): Promise<number>; ended: Promise<Ended> };
  /** How npm was called, each time. */
  npmRuns(): { pid: number; args: string[] }[];
  /** Resolves when npm has been called `times` in all, and has made what it makes. */
  npmWrites(times: number): Promise<void>;
  isStamped(): boolean;
  isComplete(): boolean;
  remove(): void;
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `platform`: what the lock has a Node for. */
export function aTinyClone(platform: string = process.platform): TinyClone {
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-setup-'));
  const at = (...path: string[]) => join(directory, ...path);
  for (const path of ['start.mjs', 'src/setup', 'src/image/lock.mjs', 'src/image/sha256.mjs', 'test/scanners']) {
    cpSync(join(root, path), at(path), { recursive: true });
  }
  const gateLocks = ['gate/requirements-test.txt', 'gate/requirements-oldest.txt'];
  for (const path of ['requirements-tools.txt', 'streamlit/requirements.txt', ...gateLocks]) {
    cpSync(join(root, path), at(path));
  }
  writeFileSync(at('npm.cjs'), npm);
  writeFileSync(at('package.json'), JSON.stringify({ dependencies: { dependency: '1.0.0' } }));
  const packages = {
    '': {},
    'node_modules/dependency': {},
    'node_modules/node-linux-test': { optional: true, os: platform, cpu: process.arch },
    'node_modules/elsewhere': { optional: true, os: ['plan9'] },
  };
  writeFileSync(at('package-lock.json'), JSON.stringify({ packages }));
  const npmRuns = () =>
    existsSync(at('npm.log'))
      ? readFileSync(at('npm.log'), 'utf8')
          .trim()
          .split('\n')
          .map(line => JSON.parse(line))
      : [];
  return {
    directory,
    npmRuns,
    setup(conduct) {
      const shell = `"$0" start.mjs setup & echo $! >&3; wait $!; exit $?`;
      const child = spawn('/bin/sh', ['-c', shell, process.execPath], {
        cwd: directory,
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        // No Python, no uv.
        env: { PATH: '', npm_execpath: at('npm.cjs'), npm_lifecycle_event: 'setup', NPM_CONDUCT: conduct },
      });
      const printed = { stdout: '', stderr: '', pid: '' };
      for (const name of ['stdout', 'stderr'] as const) child[name]?.on('data', text => (printed[name] += text));
      child.stdio[3]?.on('data', text => (printed.pid += text));
      const { stdout, stderr } = { stdout: () => printed.stdout, stderr: () => printed.stderr };
      return {
        child,
        async startPid() {
          await until('start.mjs runs', () => printed.pid.endsWith('\n'));
          return Number(printed.pid);
        },
        ended: once(child, 'close').then(([code]) => ({ code, stdout: stdout(), stderr: stderr() })),
      };
    },
    npmWrites: times =>
      until('npm writes', () => npmRuns().length === times && existsSync(at('node_modules/.bin/node'))),
    isStamped: () => existsSync(at('node_modules', '.streamgate')),
    isComplete: () => ['dependency/package.json', '.bin/node'].every(path => existsSync(at('node_modules', path))),
    remove: () => rmSync(directory, { recursive: true }),
  };
}
