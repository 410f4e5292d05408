import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inTurn } from './in-turn.ts';
import { load } from './load.ts';
import { compared, type Result } from './table.ts';

const root = join(import.meta.dirname, '..');

/** The same app with the gate and without, asked for the same path with the same two tokens. */
export async function proofs(): Promise<Result[]> {
  console.error('The proofs …');
  const python = join(root, '.venv', 'app', 'bin', 'python');
  const apps = spawn(python, [join(root, 'bench', 'two-apps.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [said] = await once(apps.stdout, 'data');
    const { gated, bare, headers } = JSON.parse(String(said));
    const path = '/_stcore/host-config';
    const speed = (port: number) => () => load({ port, path, headers }, 3);
    await speed(bare)(); // the first requests import what the others find
    const speeds = await inTurn(5, { ours: speed(gated), theirs: speed(bare) });
    const row = { what: 'both tokens verified', unit: 'requests/s', rival: 'the app without the gate' };
    return [compared({ ...row, ...speeds, goal: { least: 0.5 } })];
  } finally {
    apps.stdin.end();
    await once(apps, 'exit');
  }
}
