import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Emulator, startEmulator } from './emulator.ts';
import { newKeys, withPassword } from './keys.ts';

const python = join(import.meta.dirname, '../../../.venv/tools/bin/python');
const path = process.env.PATH ?? '';
const region = 'eu-central-1';
const keys = newKeys();
let directory: string;
let emulator: Emulator | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'emulator-'));
});

afterEach(async () => {
  await emulator?.stop();
  emulator = undefined;
  rmSync(directory, { recursive: true });
});

test('answers on one loopback port, and listens nowhere else', async () => {
  const port = await freePort();
  emulator = await startEmulator({ python, port, region, keys, directory, path });
  expect(emulator.endpoint).toBe(`http://127.0.0.1:${port}`);
  expect((await fetch(`${emulator.endpoint}/_ministack/ready`, { headers: withPassword(keys) })).status).toBe(200);
  expect((await fetch(`${emulator.endpoint}/_ministack/ready`)).status).toBe(401);
  if (process.platform === 'linux') expect(listeningBelow(process.pid)).toEqual([`127.0.0.1:${port}`]);

  await emulator.stop();
  await expect(fetch(emulator.endpoint)).rejects.toThrow();
  expect(await emulator.exited).toEqual({ code: 0, signal: null });
}, 60_000);

test('refuses a port where another program answers', async () => {
  const port = await freePort();
  emulator = await startEmulator({ python, port, region, keys, directory, path });
  await expect(startEmulator({ python, port, region, keys, directory, path })).rejects.toThrow(
    `cannot use port ${port}: another program answers there`,
  );
}, 60_000);

test('empties its temporary files, and shows the log when it cannot start', async () => {
  const stale = join(directory, 'tmp', 'stale');
  mkdirSync(stale, { recursive: true });
  const broken = join(directory, 'broken-python');
  writeFileSync(broken, '#!/bin/sh\necho "no module named ministack" >&2\nexit 4\n', { mode: 0o755 });
  const port = await freePort();
  const failed = startEmulator({ python: broken, port, region, keys, directory, path });
  await expect(failed).rejects.toThrow(
    /embedded AWS ended with code 4 before it was ready.*\nno module named ministack\n\nRun npm start again\. .*delete \.venv/s,
  );
  expect(existsSync(stale)).toBe(false);
  expect(readFileSync(join(directory, 'tmp', 'package.json'), 'utf8')).toBe('{}\n');
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The addresses that the processes below `pid` listen on, from /proc/net/tcp and tcp6. */
function listeningBelow(pid: number): string[] {
  const sockets = new Set(descendants(pid).flatMap(socketsOf));
  return ['tcp', 'tcp6']
    .flatMap(table => readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n').slice(1))
    .map(line => line.trim().split(/\s+/))
    .filter(fields => fields[3] === '0A' && sockets.has(`socket:[${fields[9]}]`))
    .map(fields => readable(fields[1] ?? ''));
}

function descendants(pid: number): string[] {
  const children = readdirSync('/proc').filter(name => {
    const status = /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`) && readFileSync(`/proc/${name}/stat`, 'utf8');
    return status && status.slice(status.lastIndexOf(')')).split(' ')[2] === String(pid);
  });
  return children.flatMap(child => [child, ...descendants(Number(child))]);
}

function socketsOf(pid: string): string[] {
  return readdirSync(`/proc/${pid}/fd`).map(file => readlinkSync(`/proc/${pid}/fd/${file}`));
}

/** "0100007F:1F90" is 127.0.0.1:8080; IPv6 stays as it is. */
function readable(address: string): string {
  const [host = '', port = ''] = address.split(':');
  const bytes = host.length === 8 ? (host.match(/../g) ?? []).reverse().map(byte => Number.parseInt(byte, 16)) : [host];
  return `${bytes.join('.')}:${Number.parseInt(port, 16)}`;
}
