import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { escapeHtml } from '../src/pages/markup.ts';
import { type AwsKeys, keysFile, readKeys } from '../src/preview/emulator/keys.ts';
import { until } from './world/until.ts';
import { takeViolations } from './world/violations.ts';

const root = join(import.meta.dirname, '..');
const directories: string[] = [];
const started: ChildProcess[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** `npm start` in a directory of the test's own. */
function npmStart(directory: string, env: Record<string, string> = {}) {
  const child = spawn('npm', ['start', '--', directory], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => output.push(String(chunk)));
  started.push(child);
  return { child, exited, output: () => output.join('') };
}

async function aDirectory(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-start-'));
  directories.push(directory);
  return directory;
}

/** `.preview/state.json`, once it is there. */
async function ready(directory: string) {
  const file = join(directory, 'state.json');
  const isThere = () => existsSync(file) && readFileSync(file, 'utf8').endsWith('}\n');
  await until('the preview is ready', isThere, 120); // ten seconds, on a machine that does nothing else
  return JSON.parse(readFileSync(file, 'utf8'));
}

const accepts = (port: string) =>
  new Promise<boolean>(resolve => {
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.unref();
  });

/** A process and all that it started. */
function family(pid: number): number[] {
  let children: string[] = [];
  try {
    children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n');
  } catch {
    // pgrep's way to say: none
  }
  return [pid, ...children.map(Number).flatMap(family)];
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** What a shell has that reads the keys; everything that hides them is there. */
function keysOf(directory: string, endpoint: string): AwsKeys {
  const file = keysFile(directory);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  const script = `. '${file}' && env`;
  const shell = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: { AWS_PROFILE: 'work' } });
  const { AWS_PROFILE, AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = Object.fromEntries(
    shell.split('\n').map(line => line.split('=')),
  );
  expect([AWS_PROFILE, AWS_ENDPOINT_URL]).toEqual([undefined, endpoint]);
  return { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
}

test.each(['SIGINT', 'SIGTERM'] as const)('it says how to get in, and %s ends all of it', async signal => {
  const directory = await aDirectory();
  const { child, exited, output } = npmStart(directory);
  const state = await ready(directory);
  expect(state).toEqual({
    ready: true,
    apps: {
      sales: { url: expect.stringMatching(/^http:\/\/sales\.localhost:\d+$/) },
      finance: { url: expect.stringMatching(/^http:\/\/finance\.localhost:\d+$/) },
    },
    portal: { url: expect.stringMatching(/^http:\/\/apps\.localhost:\d+$/) },
    people: [
      { email: 'ana@example.com', password: expect.any(String), temporary: true, groups: ['finance'] },
      { email: 'ben@example.com', password: expect.any(String), temporary: false, groups: ['admins', 'finance'] },
      { email: 'cara@example.com', password: expect.any(String), temporary: false, groups: [] },
    ],
    awsEndpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  });
  await until('it said so', () => output().includes('Press Ctrl-C to stop everything'));
  for (const { email, password } of state.people) {
    expect(output()).toContain(email);
    expect(output()).toContain(password);
  }
  expect(output()).toContain(state.apps.sales.url);
  expect(output()).toContain(`${state.portal.url}/invites`);
  const mail = join(directory, 'mail');
  expect(output()).toContain(relative(root, mail));
  await until('everybody has a mail', () => readdirSync(mail).length === 3);
  const [ana] = state.people;
  const anas = readdirSync(mail).find(name => name.includes(ana.email)) ?? '';
  expect(readFileSync(join(mail, anas), 'utf8')).toContain(escapeHtml(ana.password));
  expect(output()).toContain(
    `(. ${relative(root, keysFile(directory))} && npx sls power sleep --app finance --until 1m --yes --stage local)`,
  );

  const everybody = family(child.pid ?? 0);
  expect(everybody.length).toBeGreaterThan(4);
  const keys = keysOf(directory, state.awsEndpoint);
  expect(await readKeys(directory)).toEqual({ endpoint: state.awsEndpoint, keys });
  for (const secret of Object.values(keys)) expect(output()).not.toContain(secret);
  expect(await takeViolations(state.awsEndpoint, keys)).toEqual([]);
  const saidUntilThen = output();
  child.kill(signal);
  expect(await exited).toBe(0);
  expect(output()).toBe(saidUntilThen);
  for (const name of ['state.json', basename(keysFile(directory))]) {
    expect(existsSync(join(directory, name))).toBe(false);
  }
  await until('they are gone', () => !everybody.some(isAlive));
  expect(await accepts(new URL(state.apps.sales.url).port)).toBe(false);
  expect(await accepts(new URL(state.awsEndpoint).port)).toBe(false);
});

test('a crash of the embedded AWS ends it all, and it says so', async () => {
  const directory = await aDirectory();
  const { child, exited, output } = npmStart(directory);
  await ready(directory);
  const everybody = family(child.pid ?? 0);
  const emulator = everybody.find(pid => argumentsOf(pid).includes('emulator.py'));
  process.kill(emulator ?? 0, 'SIGKILL');
  expect(await exited).toBe(1);
  expect(output()).toMatch(
    /The embedded AWS ended with code 137\. The end of \S+emulator\.log:\n.+\n\nThe process was killed/s,
  );
  await until('they are gone', () => !everybody.some(isAlive));
});

test.each([
  ['npm', [0]],
  ['start.mjs and the preview', [1, 2]],
  ['start.mjs', [1]],
])('when %s is killed, nothing stays', async (_who, killed) => {
  const directory = await aDirectory();
  const { child } = npmStart(directory);
  await ready(directory);
  const everybody = family(child.pid ?? 0);
  expect(everybody.length).toBeGreaterThan(4);
  for (const index of killed) process.kill(everybody[index] ?? 0, 'SIGKILL');
  await until('they are gone', () => !everybody.some(isAlive));
});

test('a second one in the same directory is refused', async () => {
  const directory = await aDirectory();
  const first = npmStart(directory);
  await until('it has begun', () => existsSync(join(directory, 'pid')));
  const second = npmStart(directory);
  expect(await second.exited).toBe(1);
  expect(second.output()).toMatch(/A preview of this clone is already running \(process \d+\)/);
  first.child.kill('SIGTERM');
  expect(await first.exited).toBe(0);
});

test('a port that is none is refused', async () => {
  const { exited, output } = npmStart(await aDirectory(), { PORT: 'http' });
  expect(await exited).toBe(1);
  expect(output()).toContain('PORT is "http". Allowed: a number from 1 to 65535.');
});

test('a port that is taken is refused', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const { exited, output } = npmStart(await aDirectory(), { PORT: String(port) });
  expect(await exited).toBe(1);
  expect(output()).toContain(`Port ${port} is in use by another program.`);
  taken.close();
});

function argumentsOf(pid: number): string {
  return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
}
