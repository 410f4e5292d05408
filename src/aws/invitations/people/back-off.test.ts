import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from '@jest/globals';
import { Clock } from '../../../invitations/fakes/world-clock.ts';
import { awsError } from '../../../invitations/fakes/world-cognito.ts';
import { awsClients } from '../../clients.ts';
import { answering } from '../../fakes/answering.ts';
import { bulkInviteClients, inviteWorkerClients } from '../../lambda-clients.ts';
import { throwAwayPeople } from '../../verify/person.ts';
import { backOff } from './back-off.ts';
import { TimedCognito } from './fakes/timed-cognito.ts';
import { people } from './people.ts';

type Question = (pool: ReturnType<typeof people>, cognito: CognitoIdentityProviderClient) => Promise<unknown>;

async function each<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Asks a pool of 130 people, in two groups, on a clock. */
async function answerOf(ask: Question, refuse: TimedCognito['refuse'], seconds = 120) {
  const clock = new Clock();
  const cognito = new TimedCognito(clock, client => backOff(client, { seconds }, clock));
  for (let number = 0; number < 130; number++) cognito.people.set(`p${number}`, number % 2 ? ['sales', 'audit'] : []);
  cognito.refuse = refuse;
  const asked = ask(people(cognito.client, 'pool', { minimumLength: 8 }), cognito.client);
  return { answer: undefined, error: undefined, ...(await clock.outcome(asked)), requests: cognito.requests.length };
}

const questions: [string, Question][] = [
  ['everybody', pool => pool.everybody(['sales', 'audit'])],
  ['all, one by one', pool => each(pool.all())],
  ['a page', pool => pool.page()],
  ['the members of groups', pool => pool.membersByGroup(['sales', 'audit'])],
  ['the members of a group', pool => pool.membersOf('sales')],
  ['who is in a group', pool => pool.peopleIn('sales')],
  ['the groups of a person', pool => pool.groupsOf('p1')],
  ['whom an address stands for', pool => pool.find('p1')],
  ['whom a name stands for', pool => pool.byUsername('p1')],
  ['who is left of a verification', (_pool, cognito) => throwAwayPeople(cognito, 'pool').left()],
  ['to set a last day', pool => pool.setUntil('p1', '2027-01-31')],
  ['to disable a person', pool => pool.disable('p1')],
  ['to enable a person', pool => pool.enable('p1')],
  ['to add a person to a group', pool => pool.join('p1', 'sales')],
];

test.each(questions)('a throttle at any request loses nothing: %s', async (_name, ask) => {
  const clean = await answerOf(ask, () => undefined);
  expect(clean.error).toBeUndefined();
  for (let at = 0; at < clean.requests; at++) {
    const name = at % 2 ? 'ThrottlingException' : 'TooManyRequestsException';
    // More often than the SDK itself would try.
    const found = await answerOf(ask, index => (index >= at && index < at + 5 ? awsError(name) : undefined));
    expect(found).toEqual({ ...clean, requests: clean.requests + 5 });
  }
});

test('what only throttles is given up after a while, with what Cognito says', async () => {
  const { error } = await answerOf(
    pool => pool.everybody(['sales']),
    index => (index > 2 ? awsError('TooManyRequestsException', 'Rate exceeded') : undefined),
    20,
  );
  expect(error).toMatchObject({ name: 'TooManyRequestsException', message: 'Rate exceeded' });
});

test('what is no throttle is thrown at once', async () => {
  const { error, requests } = await answerOf(
    pool => pool.page(),
    () => awsError('NotAuthorizedException'),
  );
  expect(error).toMatchObject({ name: 'NotAuthorizedException' });
  expect(requests).toBe(1);
});

test.each([
  ['a command', () => awsClients({ region: 'eu-west-1' }).cognito(), 2],
  ['the endpoint', () => bulkInviteClients({ region: 'eu-west-1' }).cognito(), 2],
  // The worker slows down by itself, and pauses the job.
  ['the worker', () => inviteWorkerClients({ region: 'eu-west-1' }).cognito(), 1],
])('the client of %s waits where Cognito throttles', async (_name, client, requests) => {
  const cognito = client();
  const asked = answering(cognito, { ListUsersCommand: [awsError('TooManyRequestsException'), { Users: [] }] });
  await people(cognito, 'pool', { minimumLength: 8 })
    .page()
    .catch(() => undefined);
  expect(asked).toHaveLength(requests);
});
