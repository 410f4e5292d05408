import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BadUsage } from '../kit/bad-usage.ts';
import { peopleFile } from './people-file.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'streamgate-people-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const path = join(folder, 'people.csv');
  writeFileSync(path, text);
  return path;
}

/** Why nobody can be invited from it. */
async function misuseOf(path: string) {
  try {
    await peopleFile(path, []);
  } catch (error) {
    if (error instanceof BadUsage) return error;
    throw error;
  }
  throw new Error(`${path} is a good file.`);
}

test('a file is counted, and read again as often as one likes, whatever has become of it', async () => {
  const path = written('email,groups\nana@acme.com,finance\nben\n');
  const file = await peopleFile(path, ['finance']);
  written('email\n');
  expect({ ...file, rows: undefined }).toEqual({
    ...{ name: 'people.csv', total: 2, rows: undefined, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  for (const _time of [1, 2]) {
    const rows: unknown[] = [];
    for await (const { line, invitation, finding } of file.rows())
      rows.push([line, invitation?.email ?? finding?.code]);
    expect(rows).toEqual([
      [2, 'ana@acme.com'],
      [3, 'EMAIL_SYNTAX'],
    ]);
  }
});

test('all that is wrong with a header is said at once', async () => {
  const { misuse, message } = await misuseOf(written('e-mail address,colour,colour\nx,y,z\n'));
  expect(misuse.code).toBe('bad-file');
  const codes = misuse.problems?.map(({ code }) => code) ?? [];
  expect(codes.length).toBeGreaterThan(1);
  for (const { sentence, action } of misuse.problems ?? []) expect(message).toContain(`${sentence} ${action}`);
});

test.each([
  ['nothing.csv', 'ENOENT'],
  ['.', 'EISDIR'],
])('%s cannot be read', async (name, why) => {
  const { misuse } = await misuseOf(join(folder, name));
  expect(misuse).toMatchObject({ code: 'bad-file', problem: 'The file cannot be read' });
  expect(misuse.fix).toContain(why);
});
