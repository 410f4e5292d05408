import { expect, test } from '@jest/globals';
import { data } from '../../aws/tokens/fakes/mint.ts';
import { accessAtPortal, headersWith } from '../../aws/tokens/fakes/visit.ts';
import { chooses, sends } from '../fakes/invite-requests.ts';
import { InviteWorld } from '../fakes/invite-world.ts';
import { logged } from '../fakes/quiet.ts';
import type { Request } from '../fakes/request.ts';

logged();
const csv = 'email,groups\nbo@acme.com,sales\nnobody,sales\n';
const documentOf = ({ body }: { body?: string | undefined }) => JSON.parse(body ?? '');

test('the same request again, or twice at once, is one job', async () => {
  const world = new InviteWorld();
  const first = await Promise.all([world.visit(sends(csv)), world.visit(sends(csv))]);
  expect(first.map(({ statusCode }) => statusCode).toSorted()).toEqual([202, 409]);
  const again = await world.visit(sends(csv));
  expect(again).toEqual(first.find(({ statusCode }) => statusCode === 202));
  expect(world.table.jobs.size).toBe(1);
  expect(await world.visit(sends(csv, { 'idempotency-key': '"k1"' }))).toEqual(again);
  expect(world.table.jobs.size).toBe(1);
});

test('a double click is one job, and another file from the same page is another', async () => {
  const world = new InviteWorld();
  const form = await chooses(csv);
  const first = await world.visit(form);
  expect(await world.visit(form)).toEqual(first);
  expect(await world.visit(await chooses('email\ncy@acme.com\n'))).toMatchObject({ statusCode: 303 });
  expect(world.table.jobs.size).toBe(2);
});

test.each<[string, Request]>([
  ['one byte more', sends(`${csv} `)],
  ['another mode', sends(csv, { mode: 'apply' })],
  ['another option', { ...sends(csv), query: 'mode=plan&onExisting=skip' }],
  ['another name', { ...sends(csv), query: 'mode=plan&label=more' }],
])('a key that stands for something else is refused: %s', async (_name, request) => {
  const world = new InviteWorld();
  await world.visit(sends(csv));
  const answered = await world.visit(request);
  expect(answered.statusCode).toBe(422);
  expect(documentOf(answered)).toMatchObject({ code: 'key-reused' });
  expect(world.table.jobs.size).toBe(1);
  expect(await world.visit(sends(csv, { key: 'k2' }))).toMatchObject({ statusCode: 202 });
});

test('who was interrupted is in the way for a minute, then the same job is gone on with', async () => {
  const world = new InviteWorld();
  world.broken = 'ledger.putRows';
  expect(await world.visit(sends(csv))).toMatchObject({ statusCode: 503 });
  const { id } = world.job;
  expect(world.job.state).toBe('submitting');
  world.broken = undefined;
  await world.clock.pass({ seconds: 20 });
  const early = await world.visit(sends(csv));
  expect(early).toMatchObject({ statusCode: 409, multiValueHeaders: { 'retry-after': ['40'] } });
  expect(documentOf(early)).toMatchObject({ code: 'in-flight' });
  expect(await world.visit(sends(`${csv} `))).toMatchObject({ statusCode: 422 });
  await world.clock.pass({ seconds: 40 });
  const both = await Promise.all([world.visit(sends(csv)), world.visit(sends(csv))]);
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([202, 409]);
  expect(world.job).toMatchObject({ id, state: 'planned', total: 2 });
});

test('another file does not take an interrupted key over, however long ago that was', async () => {
  const world = new InviteWorld();
  world.broken = 'ledger.putRows';
  expect(await world.visit(sends(csv))).toMatchObject({ statusCode: 503 });
  const before = world.job;
  world.broken = undefined;
  await world.clock.pass({ minutes: 2 });
  const answered = await world.visit(sends('email\ncy@acme.com\n'));
  expect(answered.statusCode).toBe(422);
  expect(documentOf(answered)).toMatchObject({ code: 'key-reused' });
  expect(world.job).toBe(before);
  expect(world.table.rowsOf(before.id)).toEqual([]);
});

test('who was interrupted after the job was queued causes no second one', async () => {
  const world = new InviteWorld();
  await world.visit(sends(csv, { mode: 'apply' }));
  const before = world.job;
  for (const [key, claim] of world.claims) world.claims.set(key, { ...claim, done: false });
  await world.clock.pass({ minutes: 2 });
  expect(await world.visit(sends(csv, { mode: 'apply' }))).toMatchObject({ statusCode: 202 });
  expect(world.job).toBe(before);
});

test('a key is a person’s own: another admin may have the same', async () => {
  const world = new InviteWorld();
  const sub = 's-bo';
  const tokens = headersWith({ access: [accessAtPortal({ claims: { sub } })], data: [data({ claims: { sub } })] });
  await world.visit(sends(csv));
  expect(await world.visit({ ...sends(`${csv} `), tokens })).toMatchObject({ statusCode: 202 });
  expect([...world.table.jobs.values()].map(({ by }) => by)).toEqual(['s-ana', 's-bo']);
});
