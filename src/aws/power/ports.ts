import { Temporal } from 'temporal-polyfill';
import type { readEnvironment } from '../../../config/environment.ts';
import { settingsOf, stageNamed } from '../../../config/stages.ts';
import type { PowerPorts, WakePorts } from '../../power/ports.ts';
import { forSomebody } from '../connection.ts';
import type { PowerClients } from '../lambda-clients.ts';
import { eventInvoker } from '../small-client/invoke.ts';
import type { ClientOptions } from '../small-client/options.ts';
import { smallDynamoDB } from '../small-client/services.ts';
import { noteReader, notes, recordReader } from './notes.ts';
import { routing } from './routing.ts';
import { ecsServices } from './services.ts';
import { sessions } from './sessions.ts';
import { wakeRequests } from './wake-requests.ts';

type Variables<Reader extends 'scaleToZero' | 'wake' | 'portal'> = ReturnType<typeof readEnvironment<Reader>>;

const now = () => Temporal.Now.instant();

/** What one run of the reconciler reaches, in the place that its variables say. Make it anew for the next run. */
export const powerPorts = (
  clients: PowerClients,
  { stage, table, cluster, listener, wakeTargets, metrics }: Variables<'scaleToZero'>,
): Omit<PowerPorts, 'log'> => ({
  services: ecsServices(clients.ecs(), clients.loadBalancing(), cluster),
  routing: routing(clients.loadBalancing(), { listener, wakeTargets, hosts: hostsOf(stage) }),
  sessions: sessions(clients.cloudWatch(), metrics, now),
  notes: notes(clients.dynamoDB(), table),
  now,
});

const hostsOf = (stage: string) =>
  new Map(Object.entries(settingsOf(stageNamed(stage)).apps).map(([app, { host }]) => [app, host]));

/** What a visitor's wake reaches. */
export function wakePorts(
  { stage, table, reconciler }: Variables<'wake'>,
  place: ClientOptions = forSomebody,
): WakePorts {
  const dynamoDB = smallDynamoDB(place);
  const invoke = eventInvoker(place);
  return {
    notes: noteReader(dynamoDB, table),
    ...wakeRequests(dynamoDB, { table, apps: hostsOf(stage).size, invoke: event => invoke(reconciler, event), now }),
    now,
  };
}

/** What the portal reads of the apps. */
export const powerRecords = ({ table }: Variables<'portal'>, place: ClientOptions = forSomebody) =>
  recordReader(smallDynamoDB(place), table);
