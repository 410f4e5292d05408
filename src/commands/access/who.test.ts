import { expect, test } from '@jest/globals';
import { backOff } from '../../aws/invitations/people/back-off.ts';
import { TimedCognito } from '../../aws/invitations/people/fakes/timed-cognito.ts';
import { lists } from '../../aws/invitations/people/lists.ts';
import { Clock } from '../../invitations/fakes/world-clock.ts';
import { awsError } from '../../invitations/fakes/world-cognito.ts';
import { accessList, type PersonAccess } from './access-list.ts';

// Cognito refuses ten requests in the middle of the members, ten in the middle of the people, and whatever is beyond 30 a second.
test('10,000 people cost 334 requests, and a throttle in the middle loses nobody', async () => {
  const clock = new Clock();
  const cognito = new TimedCognito(clock, client => backOff(client, { seconds: 120 }, clock));
  for (let number = 0; number < 10_000; number++) cognito.people.set(`p${number}`, ['finance']);
  Object.assign(cognito, { latencyMs: 25, listsPerSecond: 30 });
  cognito.refuse = index =>
    (index >= 80 && index < 90) || (index >= 250 && index < 260)
      ? awsError('TooManyRequestsException', 'Rate exceeded')
      : undefined;
  let guests: readonly PersonAccess[] | undefined;
  let seen = 0;
  const policy = { allow: [{ group: 'finance' }] };
  void accessList(lists(cognito.client, 'pool'), policy, '2026-11-23', () => seen++).then(found => {
    guests = found;
  });
  await clock.until(() => guests !== undefined);
  expect(guests?.filter(({ allowed }) => allowed)).toHaveLength(10_000);
  expect(new Set(guests?.map(({ username }) => username)).size).toBe(10_000);
  expect({ seen, requests: cognito.requests.length - cognito.throttled }).toEqual({ seen: 10_000, requests: 334 });
  expect(cognito.throttled).toBeGreaterThanOrEqual(20);
});
