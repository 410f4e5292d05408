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
  const headers = await overheard(preview.clients, { name: app, url }, visitor);
  const measure = async (what: 'wake' | 'bulkInvite', path: string) => [
    await bundle(preview, what),
    ...(await besideEmpty(preview, {
      what,
      functionName: functionName(stack, what),
      goals: { cold: 2, warm: what === 'wake' ? 1.2 : 1.5 },
      event: async () => visitTo(host, path, headers),
    })),
  ];
  const functions = [...(await measure('wake', '/')), ...(await measure('bulkInvite', '/_gate/invites'))];
  return [...functions, ...(await wholeWake(preview, visitor))];
}

function addressOf({ url }: RunningPreview) {
  const address = new URL(url);
  address.hostname = `${app}.localhost`;
  return { url: address.origin, host: address.host };
}

/** Somebody opens an app that is held asleep (everything but the lease), or the page of invitations. */
const visitTo = (host: string, path: string, headers: Record<string, string>) => ({
  requestContext: { elb: { targetGroupArn: '' } },
  httpMethod: 'GET',
  path,
  multiValueHeaders: {
    host: [host],
    accept: ['text/html'],
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  },
  body: '',
  isBase64Encoded: false,
});

async function bundle({ clients }: RunningPreview, key: 'wake' | 'bulkInvite'): Promise<Result> {
  const described = new GetFunctionConfigurationCommand({ FunctionName: functionName(stack, key) });
  const ours = ((await clients.lambda().send(described)).CodeSize ?? 0) / 1000;
  const [what, theirs, goal] = [`${key} bundle, zipped`, 120, '1 at most'];
  return { what, unit: 'kB', ours, rival: 'what is allowed', theirs, ratio: ours / theirs, goal, met: ours <= theirs };
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
