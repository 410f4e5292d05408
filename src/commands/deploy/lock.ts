import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staleLocks } from '../../image/lock.mjs';
import { Refusal } from './deploying.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Refuses an image whose packages would not be those that were asked for. */
export async function lock(_deploying: unknown, folder = root): Promise<void> {
  const stale = await staleLocks(path => readFileSync(join(folder, path), 'utf8'));
  if (stale) throw new Refusal(stale);
}
