import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identifyProcess } from '../setup/process-identity.mjs';

/** Marks a directory that a preview created, so the next preview may empty it. */
const ownMark = '.streamgate-preview';

/** How long a preview may take to notice that the npm process that started it was killed. */
const noticesWithinMs = 2_000;
/** How long a preview that is stopping may take. */
const endsWithinMs = 20_000;

/** A preview's directory. It belongs to this process until `release`. */
export interface PreviewDirectory {
  /** Tells the next preview to wait for the end of this one instead of failing. */
  announceEnd(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Empties a preview's directory and claims it for this process. Waits for a preview that is stopping. Throws when another
 * preview uses the directory, because two would delete each other's files, and when a preview did not create it.
 */
export async function takeDirectory(directory: string): Promise<PreviewDirectory> {
  const mark = join(directory, 'pid');
  const endMark = join(directory, 'ending');
  const owner = await readFile(mark, 'utf8').catch(() => '');
  const pid = Number.parseInt(owner, 10);
  if (owner !== '' && !(await ends(owner, endMark))) {
    throw new Error(
      `A preview of this clone is already running (process ${pid}). Stop it with Ctrl-C in its terminal, or run: kill ${pid}`,
    );
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const content = await readdir(directory);
  if (content.length > 0 && !content.includes(ownMark)) {
    throw new Error(
      `${directory} contains ${content[0]}, which no preview created. A preview empties its directory: choose an empty or new one.`,
    );
  }
  // The mark comes first and is never removed, so the next preview recognizes the directory after an interruption.
  await writeFile(
    join(directory, ownMark),
    'A preview of streamgate created this directory and empties it at each start.\n',
  );
  for (const name of content.filter(each => each !== ownMark)) await rm(join(directory, name), { recursive: true });
  await chmod(directory, 0o700); // an earlier version or a person may have created it
  await writeFile(mark, identifyProcess(process.pid) ?? '');
  return {
    announceEnd: () => writeFile(endMark, '').catch(() => undefined), // a full disk must not keep the preview from stopping
    release: () => rm(mark, { force: true }),
  };
}

/** Whether this process has ended, or ends soon. */
async function ends(owner: string, endMark: string): Promise<boolean> {
  const began = Date.now();
  while (identifyProcess(Number.parseInt(owner, 10)) === owner) {
    if (Date.now() - began > (existsSync(endMark) ? endsWithinMs : noticesWithinMs)) return false;
    await delay(100);
  }
  return true;
}
