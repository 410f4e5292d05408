import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { check } from '../config/check.ts';
import type { TaskSize } from '../config/settings/app/size.ts';
import { withApp } from '../resources/testing/base.ts';
import { median, type Result } from './table.ts';

const root = join(import.meta.dirname, '..');
const smallest: TaskSize = { cpu: 256, memoryMiB: 512 };
const goal = 0.9;

/** The peak memory of the smallest task when two people upload two files each, as large as its settings may allow. */
export async function uploads(): Promise<Result[]> {
  console.error('Uploads …');
  const python = join(root, '.venv', 'app', 'bin', 'python');
  const args = [join(root, 'bench', 'two-uploads.py'), String(maxAllowed())];
  const peaks = Array.from({ length: 3 }, () => Number(execFileSync(python, args, { encoding: 'utf8' })));
  const [ours, theirs] = [median(peaks), smallest.memoryMiB];
  const what = `two times two uploads of ${maxAllowed()} MiB`;
  const ratio = ours / theirs;
  const compared = { what, unit: 'MiB', ours, rival: "the task's memory", theirs, ratio };
  return [{ ...compared, goal: `${goal} at most`, met: ratio <= goal }];
}

/** By the check itself, so that a rule that allows more is measured. */
function maxAllowed(): number {
  const allowed = (maxUploadMiB: number) =>
    check('prod', withApp({ size: smallest, maxUploadMiB })).every(({ path }) => !path.endsWith('.maxUploadMiB'));
  return Array.from({ length: smallest.memoryMiB }, (_, index) => index + 1).findLast(allowed) ?? 0;
}
