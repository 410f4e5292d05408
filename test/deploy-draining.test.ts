import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { appLogGroupName } from '../config/names.ts';
import type { AppSettings } from '../config/settings/app.ts';
import type { Hours } from '../src/power/hours.ts';
import { logStream } from '../src/preview/aws/log-shipping.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aDataPlane, type DataPlane } from './world/data-plane.ts';
import { powerIn, seenOf } from './world/deployed-app.ts';
import { aProject } from './world/project.ts';
import { createTeamResources, type TeamResources } from './world/team-resources.ts';

// A deploy in the hour after closing time, while somebody is still connected.

const stack = 'streamgate-dev';
const host = 'sales.dev.example.com';
const project = aProject();
const place = { account: '000000000000', region: 'eu-west-1' } as const;
let aws: TestAws;
let team: TeamResources;
let plane: DataPlane;

beforeAll(async () => {
  aws = await anAws(place.region);
  team = await createTeamResources(aws);
  plane = aDataPlane(aws.clients, stack);
});

afterAll(async () => {
  await plane?.stop();
  await aws?.stop();
  project.remove();
});

function deploy(sessionHours: number, more: Partial<AppSettings> = {}) {
  const app: AppSettings = {
    ...{
      host,
      entry: 'app.py',
      alwaysOn: true,
      size: { cpu: 256, memoryMiB: 512 },
      policy: 'everyoneInvited',
      contact: 'us',
    },
    ...more,
  };
  project.stage('dev', {
    place,
    domain: { hostedZone: team.zone, login: { prefix: 'draining' } },
    login: { sessionHours },
    groups: [],
    apps: { sales: app },
  });
  const line = 'deploy --stage dev --param image=sha256:one';
  return project.typing(line, aws.endpoint);
}

/** Open for three hours, until five minutes ago. */
function justClosed(): Hours {
  const end = Temporal.Now.zonedDateTimeISO('UTC').subtract({ minutes: 5 });
  const begin = end.subtract({ hours: 3 });
  const time = (moment: Temporal.ZonedDateTime) =>
    moment.toPlainTime().toString({ smallestUnit: 'minute' }) as `${number}:${number}`;
  const date = begin.toPlainDate().toString() as `${number}-${number}-${number}`;
  return { timeZone: 'UTC', open: [], extra: [{ date, from: time(begin), to: time(end) }] };
}

/** The gate's reports of the last minutes: one person is connected. */
async function somebodyIsConnected() {
  const write = logStream(aws.clients.logs(), appLogGroupName(place, 'dev', 'sales'), 'sales/sales/1');
  const message = JSON.stringify({ event: 'sessions', app: 'sales', sessions: 1 });
  const now = Date.now();
  await write([6, 5, 4, 3, 2, 1, 0].map(minutes => ({ timestamp: now - minutes * 60_000, message })));
}

test('they stay: the rule leads to the app again, with the login that the template says, and the copy still counts', async () => {
  expect((await deploy(8)).status).toBe(0);
  await somebodyIsConnected();
  const { status, said } = await deploy(9, { hours: justClosed() });
  expect([status, said]).toEqual([0, expect.not.stringContaining('Waking')]);
  const draining = { desiredCount: 1, route: 'app', sessionHours: 9, state: 'draining', verified: true, wishes: [] };
  expect(await seenOf(aws.clients, stack, 'sales', host)).toEqual(draining);
  expect((await (await powerIn(aws.clients, stack)).run('sales')).did).toEqual([]);
  expect(await seenOf(aws.clients, stack, 'sales', host)).toEqual(draining);
});
