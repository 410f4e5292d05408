import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { Temporal } from 'temporal-polyfill';
import { functionName, portalName } from '../config/names.ts';
import { portalPaths } from '../config/origins.ts';
import { captureIdentityHeaders } from '../test/world/identity-headers.ts';
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
  const { url, host } = addressOf(preview, app);
  await visitor.signIn(url, preview.person.email, preview.person.password);
  const { notes } = await powerOf(preview.clients, app);
  const until = Temporal.Now.instant().add({ minutes: 30 });
  await notes.putHold(app, { target: 'asleep', until, by: 'bench', reason: 'measured' });
  const headers = await captureIdentityHeaders(preview.clients, { name: app, url }, visitor);
  const portal = addressOf(preview, 'apps');
  await visitor.open(portal.url);
  const atPortal = await captureIdentityHeaders(preview.clients, { name: portalName, url: portal.url }, visitor);
  const measure = async (what: 'wake' | 'bulkInvite', event: ReturnType<typeof visitTo>, warm: number) => [
    await bundle(preview, what),
    ...(await besideEmpty(preview, {
      what,
      functionName: functionName(stack, what),
      goals: { cold: 2, warm },
      event: async () => event,
    })),
  ];
  return [
    ...(await measure('wake', visitTo(host, '/', headers), 1.2)),
    ...(await measure('bulkInvite', visitTo(portal.host, portalPaths.invites, atPortal), 1.5)),
  ];
}

function addressOf({ url }: RunningPreview, name: string) {
  const address = new URL(url);
  address.hostname = `${name}.localhost`;
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
