import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { emptyService } from './empty-service.ts';
import { inTurn, milliseconds } from './in-turn.ts';
import { compared, type Result } from './table.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');
const run = promisify(execFile);

/** `sls package` of this service beside that of an empty one with the same plugins. */
export async function packaging(): Promise<Result[]> {
  console.error('sls package …');
  const folder = mkdtempSync(join(tmpdir(), 'streamgate-bench-'));
  const empty = emptyService(root, join(folder, 'empty'));
  const output = join(folder, 'package'); // osls empties it
  const packaged = (cwd: string) => () =>
    milliseconds(() => run(process.execPath, [program, 'package', '--stage', 'prod', '--package', output], { cwd }));
  const times = await inTurn(3, { ours: packaged(root), theirs: packaged(empty) });
  rmSync(folder, { recursive: true });
  return [compared({ what: 'sls package', unit: 'ms', rival: 'an empty service', ...times, goal: { most: 1.5 } })];
}
