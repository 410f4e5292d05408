import {
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
  type PasswordPolicyType,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type AccountDetails, people } from '../src/aws/invitations/people/people.ts';
import { emailsTo } from './world/emails.ts';
import { aRegion, type TestRegion } from './world/shared-aws.ts';
import { takeViolations } from './world/violations.ts';

// The adapter of src/aws/invitations/people/people.ts in both kinds of pool, against the embedded AWS.

let aws: TestRegion;
beforeAll(async () => {
  aws = await aRegion();
});
afterAll(() => aws?.leave());

type Kind = 'address' | 'name';
const kinds: [Kind][] = [['address'], ['name']];
const password = 'Streamgate-2026';

/** A pool whose people have a user name, or none but their address. */
async function aPool(kind: Kind, policy: PasswordPolicyType = {}) {
  const cognito = aws.clients.cognito();
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: kind,
      ...(kind === 'address' ? { UsernameAttributes: ['email'] } : { AliasAttributes: ['email'] }),
      UsernameConfiguration: { CaseSensitive: false },
      Policies: { PasswordPolicy: policy },
      Schema: [{ Name: 'until', AttributeDataType: 'String', Mutable: true }],
    }),
  );
  const UserPoolId = UserPool?.Id ?? '';
  for (const GroupName of ['finance', 'audit', 'sales'])
    await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName }));
  return { UserPoolId, ...people(cognito, UserPoolId, { minimumLength: policy.MinimumLength ?? 8 }) };
}

let addresses = 0;
/** Somebody whose address nobody else has, in any pool. */
function aNewcomer(kind: Kind) {
  const email = `P${++addresses}@example.com`;
  return { email, username: kind === 'address' ? email : `p${addresses}` };
}

const passwordIn = (mail: string | undefined) => mail?.split(' ').at(-1)?.replace(/\.$/, '') ?? '';

test.each(kinds)('somebody is created, mailed once, and found, where their %s is their name', async kind => {
  const pool = await aPool(kind);
  const { email, username } = aNewcomer(kind);
  const before = Temporal.Now.instant().subtract({ seconds: 1 });
  const name = await pool.create({ username, email, name: 'Ana Ñuñez', until: '2027-03-31' });
  expect(await emailsTo(email, aws.endpoint)).toHaveLength(1);
  const person = await pool.find(email);
  expect(person).toEqual({
    username: name,
    sub: kind === 'address' ? name : expect.stringMatching(/^[\da-f-]{36}$/),
    email,
    emailVerified: true,
    name: 'Ana Ñuñez',
    enabled: true,
    status: 'invited',
    changedAt: expect.any(Temporal.Instant),
    until: '2027-03-31',
  });
  expect(Temporal.Instant.compare(person?.changedAt ?? before, before)).toBe(1);
  for (const found of [pool.find(email.toLowerCase()), pool.byUsername(name), pool.byUsername(person?.sub ?? '')]) {
    expect(await found).toEqual(person);
  }
  expect([await pool.find('nobody@example.com'), await pool.byUsername('nobody')]).toEqual([undefined, undefined]);
  await expect(pool.create({ username, email })).rejects.toMatchObject({ name: 'UsernameExistsException' });
  expect(await emailsTo(email, aws.endpoint)).toHaveLength(1);
});

test('a name or an address that is somebody’s is told apart', async () => {
  const pool = await aPool('name');
  const [ana, ben] = [aNewcomer('name'), aNewcomer('name')];
  await pool.create(ana);
  await expect(pool.create({ ...ben, username: ana.username })).rejects.toMatchObject({
    name: 'UsernameExistsException',
  });
  await expect(pool.create({ ...ben, email: ana.email })).rejects.toMatchObject({ name: 'AliasExistsException' });
});

test.each(kinds)('an invitation is sent again with another password, until it is taken: %s', async kind => {
  const pool = await aPool(kind);
  const newcomer = aNewcomer(kind);
  const username = await pool.create(newcomer);
  const first = await pool.byUsername(username);
  await pool.resend(username);
  const passwords = (await emailsTo(newcomer.email, aws.endpoint)).map(passwordIn);
  expect(new Set(passwords).size).toBe(2);
  const again = await pool.byUsername(username);
  expect(again).toMatchObject({ status: 'invited', username });
  expect(
    Temporal.Instant.compare(again?.changedAt ?? Temporal.Now.instant(), first?.changedAt ?? '1970-01-01T00:00Z'),
  ).toBe(1);
  await pool.setPassword(username, password);
  expect(await pool.byUsername(username)).toMatchObject({ status: 'active' });
  await expect(pool.resend(username)).rejects.toMatchObject({ name: 'UnsupportedUserStateException' });
  await expect(pool.resend('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' });
  expect(await emailsTo(newcomer.email, aws.endpoint)).toHaveLength(2);
});

const strict = { RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true };
const lax = { RequireLowercase: false, RequireUppercase: false, RequireNumbers: false, RequireSymbols: false };

test.each([
  { MinimumLength: 6, ...lax },
  { MinimumLength: 8, ...strict },
  { MinimumLength: 17, ...lax, RequireNumbers: true },
  { MinimumLength: 18, ...strict, RequireSymbols: false },
  { MinimumLength: 99, ...strict },
])('a pool takes the temporary passwords of its policy: %j', async policy => {
  const pool = await aPool('address', policy);
  const newcomer = aNewcomer('address');
  await pool.resend(await pool.create(newcomer));
  expect((await emailsTo(newcomer.email, aws.endpoint)).map(passwordIn)).toEqual([
    expect.stringMatching(/^\w{17,}$/),
    expect.stringMatching(/^\w{17,}$/),
  ]);
});

test('a pool refuses the temporary passwords of a shorter policy', async () => {
  const { UserPoolId } = await aPool('address', { MinimumLength: 20, ...strict });
  const pool = people(aws.clients.cognito(), UserPoolId, { minimumLength: 8 });
  await expect(pool.create(aNewcomer('address'))).rejects.toMatchObject({ name: 'InvalidPasswordException' });
});

test.each(kinds)('groups and the last day come and stay, and the day goes: %s', async kind => {
  const pool = await aPool(kind);
  const username = await pool.create(aNewcomer(kind));
  for (const group of ['finance', 'audit', 'finance']) await pool.join(username, group);
  expect((await pool.groupsOf(username)).toSorted()).toEqual(['audit', 'finance']);
  await expect(pool.join(username, 'none')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(pool.join('nobody', 'finance')).rejects.toMatchObject({ name: 'UserNotFoundException' });
  await pool.setUntil(username, '2027-03-31');
  expect(await pool.byUsername(username)).toMatchObject({ until: '2027-03-31', emailVerified: true });
  await pool.setUntil(username, undefined);
  expect(await pool.byUsername(username)).not.toHaveProperty('until');
});

test('whoever is disabled is out at once, and back in when enabled', async () => {
  const pool = await aPool('address');
  const cognito = aws.clients.cognito();
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool.UserPoolId,
      ClientName: 'app',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  const signedIn = (AuthFlow: 'USER_PASSWORD_AUTH' | 'REFRESH_TOKEN_AUTH', AuthParameters: Record<string, string>) =>
    cognito.send(new InitiateAuthCommand({ ClientId: UserPoolClient?.ClientId, AuthFlow, AuthParameters }));
  const newcomer = aNewcomer('address');
  const username = await pool.create(newcomer);
  await pool.setPassword(username, password);
  const given = { USERNAME: newcomer.email, PASSWORD: password };
  const { AuthenticationResult } = await signedIn('USER_PASSWORD_AUTH', given);
  const kept = { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '' };
  expect(await signedIn('REFRESH_TOKEN_AUTH', kept)).toMatchObject({ AuthenticationResult: {} });

  await pool.disable(username);
  expect(await pool.find(newcomer.email)).toMatchObject({ enabled: false, status: 'active' });
  await expect(signedIn('USER_PASSWORD_AUTH', given)).rejects.toThrow();
  await expect(signedIn('REFRESH_TOKEN_AUTH', kept)).rejects.toThrow();

  await pool.enable(username);
  expect(await pool.find(newcomer.email)).toMatchObject({ enabled: true });
  expect(await signedIn('USER_PASSWORD_AUTH', given)).toMatchObject({ AuthenticationResult: {} });
  await expect(signedIn('REFRESH_TOKEN_AUTH', kept)).rejects.toThrow();
  for (const turn of [pool.disable, pool.enable])
    await expect(turn('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' });
});

test.each(kinds)('everybody, over several pages of people and of members: %s', async kind => {
  const pool = await aPool(kind);
  expect(await pool.page()).toEqual({ people: [] });
  const newcomers = Array.from({ length: 130 }, () => aNewcomer(kind));
  const usernames: string[] = [];
  for (const newcomer of newcomers) usernames.push(await pool.create(newcomer));
  for (const username of usernames.slice(0, 70)) await pool.join(username, 'finance');
  await pool.join(usernames[0] ?? '', 'audit');
  await pool.join(usernames[1] ?? '', 'sales');

  const everybody = await pool.everybody(['finance', 'audit', 'none']);
  expect([...everybody.keys()].toSorted()).toEqual(newcomers.map(({ email }) => email.toLowerCase()).toSorted());
  const groupsOf = (index: number) => everybody.get(newcomers[index]?.email.toLowerCase() ?? '')?.groups;
  expect([0, 1, 69, 70].map(groupsOf)).toEqual([['finance', 'audit'], ['finance'], ['finance'], []]);

  const seen: AccountDetails[] = [];
  const sizes: number[] = [];
  for (let cursor: string | undefined; sizes.length === 0 || cursor !== undefined; ) {
    const page = await pool.page(cursor);
    seen.push(...page.people);
    sizes.push(page.people.length);
    cursor = page.cursor;
  }
  expect(sizes).toEqual([60, 60, 10]);
  expect(seen.map(({ username }) => username).toSorted()).toEqual(usernames.toSorted());
  expect(await pool.membersOf('finance')).toHaveLength(70);
  expect(await pool.membersOf('none')).toBeUndefined();
  const audit = await pool.everybody(['audit']);
  expect(await pool.peopleIn('audit')).toEqual(new Map([...audit].filter(([, { groups }]) => groups.length > 0)));
  expect((await pool.peopleIn('finance')).size).toBe(70);
  expect((await pool.peopleIn('none')).size).toBe(0);
});

test('what Cognito would not take for a name or a cursor is not sent', async () => {
  const pool = await aPool('name');
  for (const name of ['', 'ana gomez', 'a'.repeat(129), '\u0000']) expect(await pool.byUsername(name)).toBeUndefined();
  for (const cursor of ['x', Buffer.from('a b').toString('base64url')]) {
    await expect(pool.page(cursor)).rejects.toMatchObject({ name: 'BadCursor' });
  }
  expect(await takeViolations(aws.endpoint)).toEqual([]);
});

test('a pool that is not there is an error, not nobody', async () => {
  const nowhere = people(aws.clients.cognito(), 'eu-central-1_nowhere', { minimumLength: 8 });
  const calls = [
    nowhere.find('ana@example.com'),
    nowhere.byUsername('ana'),
    nowhere.page(),
    nowhere.everybody([]),
    nowhere.create({ username: 'ana', email: 'ana@example.com' }),
    nowhere.resend('ana'),
  ];
  for (const call of await Promise.allSettled(calls))
    expect(call).toMatchObject({ status: 'rejected', reason: { name: 'ResourceNotFoundException' } });
});
