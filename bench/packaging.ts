import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inTurn, milliseconds, ratios } from './in-turn.ts';
import { median, type Result } from './table.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');
const run = promisify(execFile);

/** `sls package` of this service beside `sls --version`: what of it is ours. */
export async function packaging(): Promise<Result[]> {
  console.error('sls package …');
  const folder = mkdtempSync(join(tmpdir(), 'streamgate-bench-'));
  const sls = (...args: string[]) => milliseconds(() => run(process.execPath, [program, ...args], { cwd: root }));
  const { ours, theirs } = await inTurn(3, {
    ours: () => sls('package', '--stage', 'prod', '--package', folder),
    theirs: () => sls('--version'),
  });
  rmSync(folder, { recursive: true });
  const seconds = median(ours) / 1000;
  return [
    {
      what: 'sls package',
      unit: 's',
      ours: seconds,
      rival: 'sls --version',
      theirs: median(theirs) / 1000,
      ratio: median(ratios(ours, theirs)),
      goal: 'under 5 s',
      met: seconds < 5,
    },
  ];
}
