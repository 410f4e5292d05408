import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurn, ratios } from './in-turn.ts';
import { median, type Result } from './table.ts';

const reading = join(import.meta.dirname, 'invite-file', 'reading.ts');

/** What one process that reads a file of so many rows says of itself. */
interface Reading {
  rowsPerSecond: number;
  /** The most memory it ever had. */
  megabytes: number;
}

/** A file of people, read and planned, in a process of its own: its speed beside the CSV library alone, its memory beside a file a tenth of its size. */
export async function inviteFile(): Promise<Result[]> {
  console.error('reading and planning 100,000 rows …');
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-bench-'));
  const run = (what: 'plan' | 'csv-parse', rows: number): Reading =>
    JSON.parse(execFileSync(process.execPath, [reading, what, String(rows), directory], { encoding: 'utf8' }));
  try {
    for (const rows of [10_000, 100_000]) execFileSync(process.execPath, [reading, 'file', String(rows), directory]);
    const of = (what: 'plan' | 'csv-parse', rows: number, figure: keyof Reading) => async () => run(what, rows)[figure];
    const speed = await inTurn(5, {
      ours: of('plan', 100_000, 'rowsPerSecond'),
      theirs: of('csv-parse', 100_000, 'rowsPerSecond'),
    });
    const memory = await inTurn(5, { ours: of('plan', 100_000, 'megabytes'), theirs: of('plan', 10_000, 'megabytes') });
    const growth = median(ratios(memory.ours, memory.theirs));
    return [
      {
        ...{ what: 'read and plan 100,000 rows', unit: 'rows/s', rival: 'csv-parse alone', goal: '–', met: true },
        ...{ ours: median(speed.ours), theirs: median(speed.theirs), ratio: median(ratios(speed.ours, speed.theirs)) },
      },
      {
        ...{ what: 'its memory', unit: 'MB', rival: '10,000 rows', goal: '1.3 at most', met: growth <= 1.3 },
        ...{ ours: median(memory.ours), theirs: median(memory.theirs), ratio: growth },
      },
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}
