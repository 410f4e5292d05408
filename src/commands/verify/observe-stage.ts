import type { AwsClients } from '../../aws/clients.ts';
import { type DeployedStage, observe } from '../../aws/verify/observe.ts';
import { throwAwayPeople } from '../../aws/verify/person.ts';
import { appClients, type ObservedClient } from '../../aws/verify/pool.ts';
import type { Lookup } from '../../kit/lookup.ts';
import type { EdgeFacts, Observations } from '../../verify/observations.ts';
import { edge } from '../../visitor/edge.ts';
import { type ObserveOptions, type PersonVisit, visitAsPerson } from './person-visit.ts';

/** Observes a stage through AWS, as a visitor without a session and, with `withPerson`, signed in. `failed`: the visit was not completed. */
export async function observeStage(options: ObserveOptions): Promise<{ observed: Observations; failed: boolean }> {
  const { clients, stage, withPerson, progress } = options;
  const { outputs, settings } = stage;
  await sweep(clients, stage, withPerson);
  const found = await appClients(clients.cognito(), outputs.UserPoolId ?? '', Object.keys(settings.apps));
  const { visit, person, failed = false } = await visited(found, options);
  progress('Reading …');
  const [read, answered] = await Promise.all([
    observe(clients, stage, Date.now(), person),
    'seen' in found ? strangerAt(found.seen) : found,
  ]);
  return { observed: { ...read, edge: answered, visit }, failed };
}

function visited(found: Lookup<ObservedClient[]>, options: ObserveOptions): Promise<PersonVisit> | PersonVisit {
  const none = (why: string): PersonVisit => ({ visit: { none: why } });
  if (!options.withPerson) return none('No one signed in: pass --with-person.');
  if ('seen' in found) return visitAsPerson({ ...options, appClients: found.seen });
  return none(`The apps' clients could not be read: ${found.unseen}.`);
}

/** The first app's answer to a visitor without a session. */
const strangerAt = ([first]: readonly ObservedClient[]): Promise<Lookup<EdgeFacts>> | Lookup<EdgeFacts> =>
  first ? edge(first.app, first.origin) : { unseen: 'the stage has no app' };

/** Deletes people that a killed run left. A run without `--with-person` only reports them. */
async function sweep(clients: AwsClients, { name, outputs }: DeployedStage, mayDelete: boolean): Promise<void> {
  const people = throwAwayPeople(clients.cognito(), outputs.UserPoolId ?? '');
  const left = await people.left().catch(error => {
    if (mayDelete) throw error;
    return []; // a run that changes nothing needs no permission to list people
  });
  for (const { username, email } of left) {
    if (mayDelete) await people.remove(username);
    const how = mayDelete ? 'It is deleted.' : `To delete it: npx sls verify --with-person --stage ${name}`;
    console.error(`A run that was killed left ${email} in the user pool. ${how}`);
  }
}
