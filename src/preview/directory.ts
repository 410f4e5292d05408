import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Says that the directory is a preview's, and may be emptied by the next one. */
const ownMark = '.streamgate-preview';

/**
 * Empties a preview's directory and marks it as this process's. Throws when another preview lives in it, because two would
 * delete each other's files, and when it holds anything that no preview made. Resolves with what gives the directory back.
 */
export async function takeDirectory(directory: string): Promise<() => Promise<void>> {
  const mark = join(directory, 'pid');
  const owner = Number(await readFile(mark, 'utf8').catch(() => ''));
  if (owner > 0 && isRunning(owner)) {
    throw new Error(
      `A preview of this clone is running already (process ${owner}). End it with Ctrl-C in its terminal or: kill ${owner}`,
    );
  }
  await mkdir(directory, { recursive: true });
  const content = await readdir(directory);
  if (content.length > 0 && !content.includes(ownMark)) {
    throw new Error(
      `${directory} holds ${content[0]}, which no preview made. A preview empties its directory: name an empty or a new one.`,
    );
  }
  for (const name of content) await rm(join(directory, name), { recursive: true });
  await writeFile(
    join(directory, ownMark),
    'A preview of streamgate made this directory and empties it at each start.\n',
  );
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
