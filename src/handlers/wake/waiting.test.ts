import { expect, test } from '@jest/globals';
import { access, data } from '../../aws/tokens/fakes/mint.ts';
import { headersWith } from '../../aws/tokens/fakes/visit.ts';
import { logged } from '../fakes/quiet.ts';
import { opening } from '../fakes/request.ts';
import { WakeWorld } from '../fakes/wake-world.ts';

const lines = logged();
const office = {
  timeZone: 'Europe/Madrid',
  open: [{ days: ['tuesday' as const], from: '08:00' as const, to: '18:00' as const }],
};

test('the page says why it slept and since when, how long a wake usually takes, and how long it will stay up', async () => {
  const world = new WakeWorld({ hours: office });
  const wakes = [38, 40, 65].map(readyAfter => ({ at: world.now, runningAfter: readyAfter - 15, readyAfter }));
  world.remember({ reason: 'closed', wakes }, 60);
  const { body } = await world.visit();
  for (const said of [
    'The app had been asleep since Mon 23 Nov, 09:00 CET. The app is closed. It opens Tue 24 Nov, 08:00 CET.',
    'Usually 40\u00a0s; 9 out of 10 starts take less than 65\u00a0s.',
    'usually 25\u00a0s',
    'until Mon 23 Nov, 14:00 CET at the latest',
    '<li data-stage="asked" aria-current="step">',
  ]) {
    expect(body).toContain(said);
  }
});

test('who reads Japanese first does so', async () => {
  const world = new WakeWorld();
  const { body } = await world.visit({ headers: { ...opening, 'accept-language': 'ja-JP,ja;q=0.9' } });
  expect(body).toContain('<html lang="ja">');
  expect(body).toContain('<h1>sales を起動しています</h1>');
});

test('what was asked for is nowhere in the page', async () => {
  const { body } = await new WakeWorld().visit({ path: '/"><script>steal()</script>' });
  expect(body).not.toContain('steal');
});

test('an app that is being woken is not woken again, only hurried', async () => {
  const world = new WakeWorld();
  await world.visit();
  world.remember({ state: 'waking', upSince: world.now }, 0);
  world.pass(20);
  const { body } = await world.visit();
  expect(body).toContain('<li data-stage="starting" aria-current="step">');
  expect(body).toContain('<span data-waited>20</span> s elapsed');
  expect([world.leases.length, world.asks.length]).toEqual([1, 2]);
});

test('an app that is to be awake by its hours needs no lease, only somebody to see to it', async () => {
  const world = new WakeWorld({ hours: { ...office, open: [{ days: ['monday'], from: '08:00', to: '18:00' }] } });
  const { body } = await world.visit();
  expect(body).toContain('The app is open until Mon 23 Nov, 18:00 CET.');
  expect([world.leases.length, world.asks.length]).toEqual([0, 1]);
});

test('closed to visitors: it says when it opens, and asks nobody', async () => {
  const world = new WakeWorld({ hours: office, wakeOutsideHours: false });
  world.remember({ reason: 'closed' });
  const { statusCode, body } = await world.visit();
  expect(statusCode).toBe(503);
  expect(body).toContain('sales is asleep');
  expect(body).toContain('The app is closed. It opens Tue 24 Nov, 08:00 CET.');
  expect(body).not.toContain('<script');
  expect([world.leases, world.asks]).toEqual([[], []]);
  expect(lines()).toMatchObject([{ event: 'wake', taken: false, reason: 'closed' }]);
});

test('held asleep: it says why and until when, and not by whom', async () => {
  const world = new WakeWorld();
  const until = world.now.add({ hours: 2 });
  world.wishes = {
    hold: { target: 'asleep', until, by: 'arn:aws:iam::2:user/olga', reason: 'the data is being loaded' },
  };
  const { body } = await world.visit();
  expect(body).toContain('The app is held asleep until Mon 23 Nov, 11:00 UTC: the data is being loaded');
  expect(body).not.toContain('olga');
  expect(world.leases).toEqual([]);
});

test('a start that failed: ECS’s reason, the request, whom to ask, and that it goes on', async () => {
  const world = new WakeWorld();
  await world.visit();
  world.remember(
    { state: 'failed', upSince: world.now, failure: { at: world.now, reason: 'OutOfMemoryError: <b>' } },
    0,
  );
  world.pass(60);
  const { body } = await world.visit();
  for (const said of [
    'sales did not start',
    'OutOfMemoryError: &lt;b&gt;',
    'Trying again automatically.',
    'Root=1-67891233',
    'data@example.com',
  ])
    expect(body).toContain(said);
});

test.each(['notes', 'takeLease'] as const)('if %s fails, it says so, and the next visit wakes it', async call => {
  const world = new WakeWorld();
  world.broken = call;
  const { statusCode, multiValueHeaders, body } = await world.visit();
  expect(statusCode).toBe(503);
  expect(multiValueHeaders?.['retry-after']).toEqual(['5']);
  expect(body).toContain('Something went wrong on our side, so sales couldn&#x27;t be started.');
  expect(body).toContain('Root=1-67891233');
  expect(lines().at(-1)).toMatchObject({ level: 'error', error: expect.stringContaining('ThrottlingException') });
  world.broken = undefined;
  await world.visit();
  expect(world.leases).toHaveLength(1);
});

test('if nobody can be hurried, what was asked is written down all the same', async () => {
  const world = new WakeWorld();
  world.broken = 'requestRun';
  const { body } = await world.visit();
  expect(body).toContain('sales is starting');
  expect(world.leases).toHaveLength(1);
  expect(lines().at(-1)).toMatchObject({ level: 'error', message: 'ask-failed' });
});

test('whoever is sent here though the app counts as awake has it kept awake', async () => {
  const world = new WakeWorld();
  world.remember({ state: 'awake', reason: 'in-use', upSince: world.now });
  const { body } = await world.visit();
  expect(body).toContain('<h1>Ready</h1>');
  expect([world.leases.length, world.asks.length]).toEqual([1, 1]);
});

test('what somebody is called is not logged', async () => {
  const claims = { email: 'ana@example.com', name: 'Ana' };
  await new WakeWorld().visit({ tokens: headersWith({ data: [data({ claims })], access: [access()] }) });
  expect(JSON.stringify(lines())).not.toMatch(/ana@|"Ana"|eyJ/);
});
