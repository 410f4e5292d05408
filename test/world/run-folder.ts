import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Where a test finds the folder of its run. */
export const runFolderVariable = 'STREAMGATE_RUN_FOLDER';

/** A folder that all tests of a run share, in every worker of Jest's: test/setup/begin-run.ts makes it, and it goes with the run. */
export function runFolder(): string {
  const folder = process.env[runFolderVariable];
  if (!folder) throw new Error(`${runFolderVariable} is not set. Run the test with the project's jest.config.ts.`);
  return folder;
}

/** A folder of the run with this name: made by whichever test needs it first, while the others wait. Nobody may change it. */
export async function sharedFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(runFolder(), name);
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    if (!taken(lock)) {
      await delay(100);
      continue;
    }
    // Not in the run's folder: a run that was given up has removed it by now, and gets nothing more.
    const making = mkdtempSync(join(tmpdir(), 'streamgate-part-'));
    try {
      if (existsSync(folder)) break;
      await make(making);
      renameSync(making, folder);
    } finally {
      rmSync(making, { recursive: true, force: true });
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return folder;
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
