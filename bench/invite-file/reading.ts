import { createReadStream, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { Temporal } from 'temporal-polyfill';
import { rowsOf } from '../../src/invites/file.ts';
import { plan } from '../../src/invites/plan.ts';
import type { PoolPerson } from '../../src/invites/pool.ts';

const [, , what, rows = '0', directory = ''] = process.argv;
const now = Temporal.Now.instant();

/** Every tenth is in the pool already, of a thousand people. */
const people = new Map(
  Array.from({ length: 1_000 }, (_, index): [string, PoolPerson] => {
    const username = `person.${index * 10}@example.com`;
    return [username, { username, enabled: true, status: 'active', changedAt: now, groups: ['finance'] }];
  }),
);

async function aFile(): Promise<string> {
  const file = join(directory, `${rows}.csv`);
  if (existsSync(file)) return file;
  const lines = Array.from(
    { length: Number(rows) },
    (_, index) => `person.${index}@example.com,Person ${index},finance,2027-12-31`,
  );
  await writeFile(file, `email,name,groups,until\n${lines.join('\n')}\n`);
  return file;
}

async function count(rows: AsyncIterable<unknown>): Promise<number> {
  let counted = 0;
  for await (const _ of rows) counted++;
  return counted;
}

// Written by whoever comes first, and read by another process: making it takes memory too.
if (what === 'file') {
  await aFile();
} else {
  const bytes = createReadStream(await aFile());
  const began = performance.now();
  const options = { onExisting: 'merge-groups' as const, temporaryDays: 3, now };
  const counted = await count(
    what === 'plan'
      ? plan(rowsOf(bytes, { groups: ['finance'] }), people, options)
      : bytes.pipe(parse({ columns: true })),
  );
  const seconds = (performance.now() - began) / 1000;
  if (counted !== Number(rows)) throw new Error(`${counted} rows came of ${rows}.`);
  console.log(JSON.stringify({ rowsPerSecond: counted / seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
}
