import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inTurn, ratios } from './in-turn.ts';
import { load } from './load.ts';
import { median, type Result } from './table.ts';

const root = join(import.meta.dirname, '..');
const goal = 0.5;

/** The same app with the gate and without, asked for the same path with the same two tokens. */
export async function proofs(): Promise<Result[]> {
  console.error('The proofs …');
  const python = join(root, '.venv', 'app', 'bin', 'python');
  const apps = spawn(python, [join(root, 'bench', 'two-apps.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [said] = await once(apps.stdout, 'data');
    const { gated, bare, headers } = JSON.parse(String(said));
    const path = '/_stcore/host-config';
    const speed = (port: number) => async () => (await load({ port, path, headers }, 3)).perSecond;
    await speed(bare)(); // the first requests import what the others find
    const { ours, theirs } = await inTurn(5, { ours: speed(gated), theirs: speed(bare) });
    const ratio = median(ratios(ours, theirs));
    return [
      {
        what: 'both tokens verified',
        unit: 'requests/s',
        ours: median(ours),
        rival: 'the app without the gate',
        theirs: median(theirs),
        ratio,
        goal: `${goal} at least`,
        met: ratio >= goal,
      },
    ];
  } finally {
    apps.stdin.end();
    await once(apps, 'exit');
  }
}
