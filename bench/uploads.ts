import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { check } from '../config/check.ts';
import type { TaskSize } from '../config/settings/app/size.ts';
import { withApp } from '../resources/testing/base.ts';
import { compared, type Result } from './table.ts';

const root = join(import.meta.dirname, '..');
const smallest: TaskSize = { cpu: 256, memoryMiB: 512 };

/** The peak memory of the smallest task when two people upload two files each, as large as its settings may allow. */
export async function uploads(): Promise<Result[]> {
  console.error('Uploads …');
  const python = join(root, '.venv', 'app', 'bin', 'python');
  const args = [join(root, 'bench', 'two-uploads.py'), String(maxAllowed())];
  const peaks = Array.from({ length: 3 }, () => Number(execFileSync(python, args, { encoding: 'utf8' })));
  const theirs = peaks.map(() => smallest.memoryMiB);
  const row = { what: `two times two uploads of ${maxAllowed()} MiB`, unit: 'MiB', rival: "the task's memory" };
  return [compared({ ...row, ours: peaks, theirs, goal: { most: 0.9 } })];
}

/** By the check itself, so that a rule that allows more is measured. */
function maxAllowed(): number {
  const allowed = (maxUploadMiB: number) =>
    check('prod', withApp({ size: smallest, maxUploadMiB })).every(({ path }) => !path.endsWith('.maxUploadMiB'));
  return Array.from({ length: smallest.memoryMiB }, (_, index) => index + 1).findLast(allowed) ?? 0;
}
