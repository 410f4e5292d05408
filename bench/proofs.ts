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
    const times = { ours: [] as number[], theirs: [] as number[] };
    const speed = (port: number, slowest: number[]) => async () => {
      const { perSecond, p99 } = await load({ port, path, headers }, 3);
      slowest.push(p99);
      return perSecond;
    };
    for (const port of [gated, bare]) await speed(port, [])(); // the first requests import what the others find
    const speeds = await inTurn(5, { ours: speed(gated, times.ours), theirs: speed(bare, times.theirs) });
    const rival = 'the app without the gate';
    return [
      compared({ what: 'both tokens verified', unit: 'requests/s', rival, ...speeds, goal: { least: 0.5 } }),
      compared({ what: 'both tokens verified, 99th percentile', unit: 'ms', rival, ...times, goal: { most: 2 } }),
    ];
  } finally {
    apps.stdin.end();
    await once(apps, 'exit');
  }
}
