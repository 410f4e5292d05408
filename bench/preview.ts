import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsClients } from '../src/aws/clients.ts';
import { embeddedAwsClients } from '../src/preview/emulator/clients.ts';
import { readKeys } from '../src/preview/emulator/keys.ts';
import type { InvitedPerson } from '../src/preview/people/invite-demo-people.ts';
import { until } from '../test/world/until.ts';

const root = join(import.meta.dirname, '..');

export interface RunningPreview {
  /** Of the first app. */
  url: string;
  /** Somebody whose password is permanent. */
  person: Pick<InvitedPerson, 'email' | 'password'>;
  clients: AwsClients;
  /** From its start. */
  readyMs: number;
  /** Scratch space. */
  directory: string;
}

/** Measures something of a preview that runs in a process of its own, as `npm start` runs it. */
export async function withPreview<T>(measure: (preview: RunningPreview) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-bench-'));
  const began = performance.now();
  const command = [join(root, 'start.mjs'), 'start', directory];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const exited = once(child, 'exit');
  const file = join(directory, 'state.json');
  try {
    await until('the preview is ready', () => existsSync(file) && readFileSync(file, 'utf8').endsWith('}\n'), 180);
    const readyMs = performance.now() - began;
    const { apps, people } = JSON.parse(readFileSync(file, 'utf8'));
    const [{ url }] = Object.values<{ url: string }>(apps) as [{ url: string }];
    const person = people.find(({ temporary }: InvitedPerson) => !temporary);
    const clients = embeddedAwsClients(await readKeys(directory), 'us-east-1');
    try {
      return await measure({ url, person, clients, directory, readyMs });
    } finally {
      clients.destroy();
    }
  } finally {
    child.kill();
    await exited;
    rmSync(directory, { recursive: true, force: true });
  }
}
