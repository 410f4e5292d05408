import { constants, createWriteStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { resultCsv } from '../../invitations/result.ts';
import type { Row } from '../../invitations/row.ts';
import { BadUsage } from '../kit/bad-usage.ts';

/** Throws BadUsage where no file can be written: better before anybody is invited than afterwards. */
export async function writable(path: string): Promise<void> {
  try {
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw new Error(`${path} is a folder.`);
    await access(there ? path : dirname(path), constants.W_OK);
  } catch (cause) {
    const allowed = 'a file in a folder that is there';
    const misuse = { code: 'bad-file', problem: '--result cannot be written', given: path, allowed } as const;
    throw new BadUsage({ ...misuse, fix: 'Correct --result; nobody was invited.' }, { cause });
  }
}

/** Writes what became of each row, over whatever the file has. */
export const writeResult = (path: string, rows: AsyncIterable<Row>): Promise<void> =>
  pipeline(Readable.from(resultCsv(rows)), createWriteStream(path));
