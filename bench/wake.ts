import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { Temporal } from 'temporal-polyfill';
import { functionName } from '../config/names.ts';
import { overheard } from '../test/world/overheard.ts';
import { powerOf } from '../test/world/power.ts';
import { Visitor } from '../test/world/visitor.ts';
import type { RunningPreview } from './preview.ts';
import { besideEmpty } from './rival-function.ts';
import { compared, type Result } from './table.ts';

const stack = 'streamgate-local';
const app = 'finance';

/** What a visitor meets in front of a sleeping app, and an admin who invites: the functions that face the internet. */
export async function wake(preview: RunningPreview): Promise<Result[]> {
  const visitor = new Visitor();
  const { url, host } = addressOf(preview);
  await visitor.signIn(url, preview.person.email, preview.person.password);
  const { notes } = await powerOf(preview.clients, app);
  const until = Temporal.Now.instant().add({ minutes: 30 });
  await notes.putHold(app, { target: 'asleep', until, by: 'bench', reason: 'measured' });
  const headers = await overheard(preview.clients, { name: app, url }, visitor);
  const measure = async (what: 'wake' | 'bulkInvite', path: string, warm: number) => [
    await bundle(preview, what),
    ...(await besideEmpty(preview, {
      what,
      functionName: functionName(stack, what),
      goals: { cold: 2, warm },
      event: async () => visitTo(host, path, headers),
    })),
  ];
  return [...(await measure('wake', '/', 1.2)), ...(await measure('bulkInvite', '/_gate/invites', 1.5))];
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
  const { CodeSize = Number.NaN } = await clients.lambda().send(described);
  const row = { what: `${key} bundle, zipped`, unit: 'kB', rival: 'what it may have', theirs: [120] };
  return compared({ ...row, ours: [CodeSize / 1000], goal: { most: 1 } });
}
