import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Empties a preview's directory and marks it as this process's. Throws when another preview lives in it: two would
 * delete each other's files. Resolves with what gives the directory back.
 */
export async function takeDirectory(directory: string): Promise<() => Promise<void>> {
  const mark = join(directory, 'pid');
  const owner = Number(await readFile(mark, 'utf8').catch(() => ''));
  if (owner > 0 && isRunning(owner)) {
    throw new Error(
      `A preview of this clone is running already (process ${owner}). End it with Ctrl-C in its terminal or: kill ${owner}`,
    );
  }
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await writeFile(mark, String(process.pid));
  return () => rm(mark, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
