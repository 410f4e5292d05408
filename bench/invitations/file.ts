import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurn } from '../in-turn.ts';
import { compared, type Result } from '../table.ts';

const reading = join(import.meta.dirname, 'reading.ts');

/** The memory of a process that reads and plans a file of people, beside a file a tenth of its size. */
export async function inviteFile(): Promise<Result[]> {
  console.error('reading and planning 100,000 rows …');
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-bench-'));
  const planned = (wanted: number) => {
    const file = join(directory, `${wanted}.csv`);
    const line = (_: unknown, index: number) => `person.${index}@example.com,Person ${index},finance,2027-12-31\n`;
    writeFileSync(file, `email,name,groups,until\n${Array.from({ length: wanted }, line).join('')}`);
    return async () => {
      const { rows, megabytes } = JSON.parse(execFileSync(process.execPath, [reading, file], { encoding: 'utf8' }));
      if (rows !== wanted) throw new Error(`${rows} rows came of ${wanted}.`);
      return megabytes as number;
    };
  };
  try {
    const memory = await inTurn(5, { ours: planned(100_000), theirs: planned(10_000) });
    const row = { what: 'memory of a plan of 100,000 rows', unit: 'MB', rival: '10,000 rows' };
    return [compared({ ...row, ...memory, goal: { most: 1.3 } })];
  } finally {
    rmSync(directory, { recursive: true });
  }
}
