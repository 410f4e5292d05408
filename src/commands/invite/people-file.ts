import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { BadFile, readRows } from '../../invitations/file/read-rows.ts';
import type { FileRow } from '../../invitations/row.ts';
import { describeFinding } from '../../pages/invitations/findings/finding-texts.ts';
import { BadUsage } from '../kit/bad-usage.ts';

/** A file of people, read once, so that saving it in the meantime changes nothing. */
export interface PeopleFile {
  /** The file name without its directory. */
  name: string;
  sha256: string;
  /** Rows, including invalid ones. */
  total: number;
  rows(): AsyncIterable<FileRow>;
}

/** Reads the whole file. Throws BadUsage with every problem of a file that cannot be used. */
export async function peopleFile(path: string, groups: readonly string[]): Promise<PeopleFile> {
  const bytes = await bytesOf(path);
  const rows = () => readRows(chunks(bytes), { groups });
  let total = 0;
  try {
    for await (const _row of rows()) total++;
  } catch (error) {
    throw error instanceof BadFile ? badFile(path, error) : error;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name: path === '-' ? 'stdin' : basename(path), sha256, total, rows };
}

const allowed = 'a CSV file with the column email and optionally name, groups, until';

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return path === '-' ? await buffer(process.stdin) : await readFile(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const fix = `Check --file: ${why}.`;
    throw new BadUsage({ code: 'bad-file', problem: 'The file cannot be read', given: path, allowed, fix }, { cause });
  }
}

function badFile(path: string, cause: BadFile): BadUsage {
  const problems = cause.problems.map(({ line, ...finding }) => {
    const { sentence, action } = describeFinding(finding);
    return { code: finding.code, sentence: sentence.en, action: action.en, ...(line === undefined ? {} : { line }) };
  });
  const fix = 'Fix the problems below. No one was invited.';
  const misuse = {
    code: 'bad-file',
    problem: 'This file cannot be used',
    given: path,
    allowed,
    fix,
  } as const;
  return new BadUsage({ ...misuse, problems }, { cause });
}

const chunkBytes = 65_536;

function* chunks(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
