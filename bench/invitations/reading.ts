import { createReadStream } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { readRows } from '../../src/invitations/file/read-rows.ts';
import { plan } from '../../src/invitations/plan.ts';
import type { PoolPerson } from '../../src/invitations/pool.ts';

const [, , file = ''] = process.argv;
const now = Temporal.Now.instant();

/** Every tenth is in the pool already, of a thousand people. */
const people = new Map(
  Array.from({ length: 1_000 }, (_, index): [string, PoolPerson] => {
    const username = `person.${index * 10}@example.com`;
    return [username, { username, enabled: true, status: 'active', changedAt: now, groups: ['finance'] }];
  }),
);

const options = { onExisting: 'merge-groups' as const, temporaryDays: 3, now };
let rows = 0;
for await (const _ of plan(readRows(createReadStream(file), { groups: ['finance'] }), people, options)) rows++;
console.log(JSON.stringify({ rows, megabytes: process.resourceUsage().maxRSS / 1024 }));
