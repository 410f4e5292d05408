import { DeleteFunctionCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { functionName, metricNamespace } from '../../config/names.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf } from '../../config/stages.ts';
import { sessions } from '../../src/aws/power/sessions.ts';
import { reconcileOne } from '../../src/power/fakes/reconciling.ts';
import type { Hours } from '../../src/power/hours.ts';
import type { PowerPorts } from '../../src/power/ports.ts';
import type { Reconciliation } from '../../src/power/reconcile.ts';
import { logStream } from '../../src/preview/aws/log-shipping.ts';
import { launchBrowser, signIn } from '../world/browser.ts';
import { lastReported, powerOf } from '../world/power.ts';
import { aPreview, type TestPreview } from '../world/preview.ts';
import { testClients } from '../world/test-keys.ts';
import { until } from '../world/until.ts';
import { Visitor } from '../world/visitor.ts';

// A person who stays connected, while hours pass: the gate, its reports, the metric, the rules and the services are the deployed ones, and
// the reconciler runs here, by a clock that is turned on. In each minute that passes, the copy's last report is made again.

const stack = 'streamgate-local';
const { finance: settings } = completeStage(settingsOf('local')).apps;

let preview: TestPreview;
let browser: Browser;
let page: Page;
let finance: string;
let ports: PowerPorts;
let report: (minutes: number) => Promise<void>;
let ahead = 0;

const now = () => Temporal.Now.instant().add({ minutes: ahead });

/** Open until a minute of the test's choice. */
let closes: Temporal.Instant | undefined;
const clockTime = (instant: Temporal.Instant) => instant.toString().slice(11, 16) as `${number}:${number}`;
const dateOf = (instant: Temporal.Instant) => instant.toString().slice(0, 10) as `${number}-${number}-${number}`;
const hours = (end: Temporal.Instant): Hours => ({
  timeZone: 'UTC',
  open: [],
  extra: [
    { date: dateOf(end.subtract({ hours: 3 })), from: clockTime(end.subtract({ hours: 3 })), to: clockTime(end) },
  ],
});

async function run(): Promise<Reconciliation> {
  const app = { ...settings, idleMinutes: 5, graceMinutes: 3, replicas: 1 };
  const { hours: _, ...always } = app as typeof app & { hours?: Hours };
  const complete = { leaseHours: 4, minUptimeMinutes: 5, wakeOutsideHours: true, ...always };
  return reconcileOne(ports, closes ? { ...complete, hours: hours(closes) } : complete, 'finance');
}

/** Minutes pass, each with its report and its run; what the last run made of it. */
async function pass(minutes: number): Promise<Reconciliation> {
  let last = await run();
  for (let minute = 0; minute < minutes; minute++) {
    ahead++;
    await report(1);
    last = await run();
  }
  return last;
}

beforeAll(async () => {
  preview = await aPreview();
  finance = preview.apps.finance?.url ?? '';
  const clients = testClients(preview.aws.endpoint, 'us-east-1');
  const power = await powerOf(clients, 'finance');
  // By its own clock it would see things otherwise.
  await clients.lambda().send(new DeleteFunctionCommand({ FunctionName: functionName(stack, 'scaleToZero') }));
  ports = {
    ...power.ports(),
    sessions: sessions(clients.cloudWatch(), metricNamespace(stack), now),
    now,
    log: () => undefined,
  };
  const write = logStream(clients.logs(), '/streamgate/local/finance', 'finance/finance/hours');
  report = async () => {
    const line = { event: 'sessions', app: 'finance', sessions: lastReported(preview.directory, 'finance') };
    await write([{ timestamp: now().epochMilliseconds, message: JSON.stringify(line) }]);
  };
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(60_000);
});

afterAll(async () => {
  await browser?.close();
  await preview?.stop();
});

const isConnected = async () => {
  await page.getByText('Hello, ben@example.com.').waitFor();
  expect(
    await page
      .getByTestId('stStatusWidget')
      .filter({ hasText: /connect/i })
      .count(),
  ).toBe(0);
};

test('a connected page stays through idle time and every run', async () => {
  await page.goto(finance);
  await signIn(page, 'ben@example.com');
  await isConnected();
  await until('the gate reports it', () => lastReported(preview.directory, 'finance') === 1, 90);
  const { decision, record, did } = await pass(25);
  expect(decision).toMatchObject({ target: 'awake', reason: 'in-use' });
  expect([record.state, did]).toEqual(['awake', []]);
  await isConnected();
});

test('at closing time it may stay, and its person can extend that', async () => {
  closes = now().add({ minutes: 1 }).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  expect((await pass(3)).decision.reason).toBe('draining');
  await isConnected();

  const status = await page.context().newPage();
  await status.goto(`${finance}/_gate/status`);
  await status.getByText('ben@example.com').first().waitFor();
  await status.getByRole('button').first().click();
  await status.waitForURL(`${finance}/_gate/status`);
  await status.close();
  expect((await pass(5)).decision.reason).toBe('leased');
  await isConnected();
});

test('when that is over too, it ends after its grace, and not before', async () => {
  const { wishes } = await ports.notes.read('finance');
  const left = wishes.lease?.until.since(now()).total('minutes') ?? 0;
  expect(left).toBeGreaterThan(180);
  ahead += Math.floor(left) - 1;
  const seen: string[] = [];
  for (let minute = 0; minute < 12 && seen.at(-1) !== 'asleep'; minute++) {
    const { decision, record } = await pass(1);
    seen.push(record.state === 'asleep' ? 'asleep' : decision.reason);
    if (seen.at(-1) === 'draining') await isConnected();
  }
  expect([...new Set(seen)]).toEqual(['leased', 'draining', 'asleep']);
  await until('its process is gone', async () => {
    const visitor = new Visitor();
    await visitor.signIn(finance, 'ben@example.com', 'Streamgate-2026');
    return (await visitor.get(`${finance}/_stcore/health`)).status === 503;
  });
});
