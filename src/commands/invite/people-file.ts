import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { BadFile, rowsOf } from '../../invitations/file/read-rows.ts';
import type { FileRow } from '../../invitations/row.ts';
import { told } from '../../pages/invitations/findings/finding-texts.ts';
import { BadUsage } from '../kit/bad-usage.ts';

/** A file of people, read once: what was counted is what is invited, though somebody saves it meanwhile. */
export interface PeopleFile {
  /** As people know it, without its folder. */
  name: string;
  sha256: string;
  /** How many lines it has that are somebody's, wrong ones too. */
  total: number;
  rows(): AsyncIterable<FileRow>;
}

/** Reads all of it, and throws BadUsage with every problem of a file nobody can be invited from. */
export async function peopleFile(path: string, groups: readonly string[]): Promise<PeopleFile> {
  const bytes = await bytesOf(path);
  const rows = () => rowsOf(chunks(bytes), { groups });
  let total = 0;
  try {
    for await (const _row of rows()) total++;
  } catch (error) {
    throw error instanceof BadFile ? badFile(path, error) : error;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name: path === '-' ? 'stdin' : basename(path), sha256, total, rows };
}

const allowed = 'a CSV file with a column email, and if need be name, groups, until';

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return path === '-' ? await buffer(process.stdin) : await readFile(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const fix = `Correct --file: ${why}.`;
    throw new BadUsage({ code: 'bad-file', problem: 'The file cannot be read', given: path, allowed, fix }, { cause });
  }
}

function badFile(path: string, cause: BadFile): BadUsage {
  const problems = cause.problems.map(({ line, ...finding }) => {
    const { sentence, action } = told(finding);
    return { code: finding.code, sentence: sentence.en, action: action.en, ...(line === undefined ? {} : { line }) };
  });
  const fix = 'Nobody was invited.';
  const misuse = {
    code: 'bad-file',
    problem: 'Nobody can be invited from this file',
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
