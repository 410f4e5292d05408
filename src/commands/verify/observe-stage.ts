import type { AwsClients } from '../../aws/clients.ts';
import { type DeployedStage, observe } from '../../aws/verify/observe.ts';
import { throwAwayPeople } from '../../aws/verify/person.ts';
import { appClients, type ObservedClient } from '../../aws/verify/pool.ts';
import type { Lookup } from '../../kit/lookup.ts';
import type { EdgeFacts, Observations } from '../../verify/observations.ts';
import { edge } from '../../visitor/edge.ts';
import { type ObserveOptions, type PersonVisit, visitAsPerson } from './person-visit.ts';

/** Observes a stage as AWS, a stranger and, with a person, a visitor see it. `failed`: the visit did not get to its end. */
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

/** What the first app answers to a stranger. */
const strangerAt = ([first]: readonly ObservedClient[]): Promise<Lookup<EdgeFacts>> | Lookup<EdgeFacts> =>
  first ? edge(first.app, first.origin) : { unseen: 'the stage has no app' };

/** Deletes the people whom a run left that was killed. A run that changes nothing only says so. */
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
