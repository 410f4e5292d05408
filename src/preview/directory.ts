import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identifyProcess } from '../setup/process-identity.mjs';

/** Says that the directory is a preview's, and may be emptied by the next one. */
const ownMark = '.streamgate-preview';

/** How long a preview takes to notice that npm was killed above it, with room to spare. */
const noticesWithinMs = 2_000;
/** How long a preview that has begun to end may take. */
const endsWithinMs = 20_000;

/** A preview's directory, until it is released. */
export interface PreviewDirectory {
  /** Lets the next preview wait for this one's end instead of being refused. */
  announceEnd(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Empties a preview's directory and marks it as this process's. Throws when another preview lives in it, because two would
 * delete each other's files, and when it holds anything that no preview made. Waits for a preview that is ending.
 */
export async function takeDirectory(directory: string): Promise<PreviewDirectory> {
  const mark = join(directory, 'pid');
  const endMark = join(directory, 'ending');
  const owner = await readFile(mark, 'utf8').catch(() => '');
  const pid = Number.parseInt(owner, 10);
  if (owner !== '' && !(await ends(owner, endMark))) {
    throw new Error(
      `A preview of this clone is running already (process ${pid}). End it with Ctrl-C in its terminal or: kill ${pid}`,
    );
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const content = await readdir(directory);
  if (content.length > 0 && !content.includes(ownMark)) {
    throw new Error(
      `${directory} holds ${content[0]}, which no preview made. A preview empties its directory: name an empty or a new one.`,
    );
  }
  // The mark first, and never away: if this is interrupted, the next preview still knows its directory.
  await writeFile(
    join(directory, ownMark),
    'A preview of streamgate made this directory and empties it at each start.\n',
  );
  for (const name of content.filter(each => each !== ownMark)) await rm(join(directory, name), { recursive: true });
  await chmod(directory, 0o700); // one of an earlier version, or made by hand
  await writeFile(mark, identifyProcess(process.pid) ?? '');
  return {
    announceEnd: () => writeFile(endMark, '').catch(() => undefined), // a full disk does not keep it from ending
    release: () => rm(mark, { force: true }),
  };
}

/** Whether the process of this identity has ended, or does so soon. */
async function ends(owner: string, endMark: string): Promise<boolean> {
  const began = Date.now();
  while (identifyProcess(Number.parseInt(owner, 10)) === owner) {
    if (Date.now() - began > (existsSync(endMark) ? endsWithinMs : noticesWithinMs)) return false;
    await delay(100);
  }
  return true;
}
