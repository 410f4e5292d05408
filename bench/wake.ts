import { setTimeout as delay } from 'node:timers/promises';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { Temporal } from 'temporal-polyfill';
import { functionName } from '../config/names.ts';
import { overheard } from '../test/world/overheard.ts';
import { powerOf } from '../test/world/power.ts';
import { until } from '../test/world/until.ts';
import { Visitor } from '../test/world/visitor.ts';
import type { RunningPreview } from './preview.ts';
import { besideEmpty } from './rival-function.ts';
import type { Result } from './table.ts';

const stack = 'streamgate-local';
const app = 'finance';
const page = { accept: 'text/html', 'sec-fetch-mode': 'navigate' };

/** What a visitor meets in front of a sleeping app: the Lambda, and how long the whole of it takes. */
export async function wake(preview: RunningPreview): Promise<Result[]> {
  const visitor = new Visitor();
  const { url, host } = addressOf(preview);
  await visitor.signIn(url, preview.person.email, preview.person.password);
  const { notes } = await powerOf(preview.clients, app);
  const until = Temporal.Now.instant().add({ minutes: 30 });
  await notes.putHold(app, { target: 'asleep', until, by: 'bench', reason: 'measured' });
  const lambda = await besideEmpty(preview, {
    what: 'wake',
    functionName: functionName(stack, 'wake'),
    goals: { cold: 2, warm: 1.2 },
    event: async () => visitTo(host, await overheard(preview.clients, { name: app, url }, visitor)),
  });
  return [...(await bundle(preview)), ...lambda, ...(await wholeWake(preview, visitor))];
}

function addressOf({ url }: RunningPreview) {
  const address = new URL(url);
  address.hostname = `${app}.localhost`;
  return { url: address.origin, host: address.host };
}

/** Somebody opens an app that is held asleep: everything but the lease, and a line is logged, as the rival does. */
const visitTo = (host: string, headers: Record<string, string>) => ({
  requestContext: { elb: { targetGroupArn: '' } },
  httpMethod: 'GET',
  path: '/',
  multiValueHeaders: {
    host: [host],
    accept: ['text/html'],
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  },
  body: '',
  isBase64Encoded: false,
});

async function bundle({ clients }: RunningPreview): Promise<Result[]> {
  const kilobytes = async (key: 'wake' | 'signout') => {
    const described = new GetFunctionConfigurationCommand({ FunctionName: functionName(stack, key) });
    return ((await clients.lambda().send(described)).CodeSize ?? 0) / 1000;
  };
  const [ours, theirs] = [await kilobytes('wake'), await kilobytes('signout')];
  const rival = 'the sign-out Lambda, without the SDK';
  return [{ what: 'wake bundle, zipped', unit: 'kB', ours, rival, theirs, ratio: ours / theirs, goal: '–', met: true }];
}

/** From a visitor's click to the app, beside what the app's own process needs of that to be healthy. */
async function wholeWake(preview: RunningPreview, visitor: Visitor): Promise<Result[]> {
  console.error('waking an app …');
  const { url } = addressOf(preview);
  const power = await powerOf(preview.clients, app);
  await power.sleep();
  await delay(12_000); // as long as an end may be under way, nobody is sent to the app
  await until('its process is gone', async () => (await visitor.get(`${url}/_stcore/health`)).status === 503);
  const began = performance.now();
  const since = () => performance.now() - began;
  await visitor.get(`${url}/`, page);
  const toPage = since();
  let toStart = 0;
  let toHealth = 0;
  await until(
    'the app answers',
    async () => {
      if (toStart === 0 && (await power.desiredCount())) toStart = since();
      if (toHealth === 0 && (await visitor.get(`${url}/_stcore/health`)).status === 200) toHealth = since();
      await visitor.get(`${url}/_gate/status`, { accept: 'application/json' });
      return (await visitor.get(`${url}/`, page)).status === 200;
    },
    60,
  );
  const total = since();
  const stage = (what: string, ours: number): Result => ({
    what: `wake, ${what}`,
    unit: 'ms',
    ours,
    rival: 'its process alone',
    theirs: toHealth - toStart,
    ratio: ours / (toHealth - toStart),
    goal: '–',
    met: true,
  });
  return [
    stage('to the waiting page', toPage),
    stage('to its start', toStart),
    stage('to its health', toHealth),
    stage('to the app', total),
  ];
}
