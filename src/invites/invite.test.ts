import { expect, test } from '@jest/globals';
import { aPool, awsError, person } from './fake-pool.ts';
import { invite } from './invite.ts';

const ana = { email: 'ana@acme.com', groups: ['finance'] };

test('somebody new is created, mailed and put into the groups', async () => {
  const pool = aPool();
  expect(await invite(pool, ana, false)).toEqual({
    ...{ outcome: 'invited', email: 'ana@acme.com', username: 'ana@acme.com', groups: ['finance'] },
  });
  expect(pool.people).toMatchObject([{ email: 'ana@acme.com', groups: ['finance'] }]);
  expect(pool.mails).toEqual(['ana@acme.com']);
});

test('asked twice it mails once, and the second time it says so', async () => {
  const pool = aPool();
  await invite(pool, ana, false);
  const again = { ...ana, groups: ['finance', 'admins'] };
  expect(await invite(pool, again, false)).toMatchObject({ outcome: 'known', added: ['admins'], waiting: true });
  expect(await invite(pool, again, false)).toMatchObject({ outcome: 'known', added: [] });
  expect(pool.mails).toEqual(['ana@acme.com']);
  expect(pool.people[0]?.groups).toEqual(['finance', 'admins']);
});

test('somebody who was disabled stays as they are', async () => {
  const pool = aPool(person('ana@acme.com', { enabled: false }));
  expect(await invite(pool, ana, false)).toMatchObject({ outcome: 'failed', code: 'disabled', inPool: true });
  expect(pool.people[0]?.groups).toEqual([]);
});

test('in a pool of user names the name is free, whoever else is called so', async () => {
  const pool = aPool(person('ana@other.com', { username: 'ana' }), person('x@y.zz', { username: 'ana-2' }));
  expect(await invite(pool, ana, true)).toMatchObject({ outcome: 'invited', username: 'ana-3' });
});

test('somebody whom another invited meanwhile is not mailed again', async () => {
  for (const named of [false, true]) {
    const pool = aPool(person('ana@acme.com', { username: named ? 'anna' : 'ana@acme.com' }));
    const find = pool.find;
    let looks = 0;
    pool.find = async email => (looks++ === 0 ? undefined : find(email));
    expect(await invite(pool, ana, named)).toMatchObject({ outcome: 'known', added: ['finance'] });
    expect(pool.mails).toEqual([]);
  }
});

test.each([
  ['LimitExceededException', 'mail-limit'],
  ['TooManyRequestsException', 'throttled'],
  ['NotAuthorizedException', 'not-allowed'],
  ['AccessDeniedException', 'not-allowed'],
  ['InvalidParameterException', 'refused'],
])('%s is an outcome: %s', async (name, code) => {
  const pool = aPool();
  pool.refusing.invite = awsError(name, 'Exceeded daily email limit.');
  const outcome = await invite(pool, ana, false);
  expect(outcome).toMatchObject({ outcome: 'failed', email: 'ana@acme.com', code, inPool: false });
  expect(outcome).toHaveProperty('message', expect.stringContaining('Exceeded daily email limit.'));
  // The same command again finishes it.
  expect(await invite(pool, ana, false)).toMatchObject({ outcome: 'invited' });
});

test('a mail that could not be sent may leave a person behind, who then has the groups', async () => {
  const pool = aPool();
  pool.refusing['invite!'] = awsError('CodeDeliveryFailureException');
  expect(await invite(pool, ana, false)).toMatchObject({ outcome: 'failed', code: 'mail-failed', inPool: true });
  expect(pool.people).toMatchObject([{ email: 'ana@acme.com', groups: ['finance'] }]);
  expect(pool.mails).toEqual([]);
  expect(await invite(aPool(), ana, false)).toMatchObject({ outcome: 'invited' });
});

test('a mail that could not be sent may leave nobody behind', async () => {
  const pool = aPool();
  pool.refusing.invite = awsError('CodeDeliveryFailureException');
  expect(await invite(pool, ana, false)).toMatchObject({ code: 'mail-failed', inPool: false });
});

test('a group that is not there yet fails alone: the mail is sent, and not sent again', async () => {
  const pool = aPool();
  pool.refusing.join = awsError('ResourceNotFoundException', 'Group not found.');
  expect(await invite(pool, ana, false)).toMatchObject({ outcome: 'failed', code: 'not-found', inPool: true });
  expect(await invite(pool, ana, false)).toMatchObject({ outcome: 'known', added: ['finance'] });
  expect(pool.mails).toEqual(['ana@acme.com']);
});

test('a pool that cannot even be asked is an outcome too', async () => {
  const pool = aPool();
  pool.refusing.find = awsError('ExpiredTokenException', 'The token is expired');
  expect(await invite(pool, ana, false)).toMatchObject({
    code: 'refused',
    message: 'ExpiredTokenException: The token is expired.',
  });
});
