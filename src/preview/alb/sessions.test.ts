import { beforeEach, expect, test } from '@jest/globals';
import { type Login, readActions } from './actions.ts';
import { aForward, aLogin } from './fakes/listener.ts';
import { createSeal, type Seal } from './seal.ts';
import { createSessions, type LoginSessions, type Session } from './sessions.ts';

const seal = createSeal();
let opened: number;
let sessions: LoginSessions;
const { login } = readActions([aLogin('sales'), aForward(['app', 1])], new Map());
const sales = login as Login;

const aSession: Session = {
  accessToken: 'access-1',
  refreshToken: undefined,
  accessExpiresAt: 1,
  claims: { sub: 'sub-ann' },
  endsAt: 2,
};

beforeEach(() => {
  opened = 0;
  const counting: Seal = {
    close: seal.close,
    open(purpose, sealed) {
      opened++;
      return seal.open(purpose, sealed);
    },
  };
  sessions = createSessions(counting, () => 0);
});

/** The Cookie header of a new session that these `sessions` have not seen. */
async function aCookie() {
  const { setCookies = [] } = (await createSessions(seal, () => 0).store(sales, aSession, 0)) ?? {};
  return setCookies.map(line => line.split(';')[0]).join('; ');
}

test('cookies that many requests bring are opened once, even at the same time', async () => {
  const cookie = await aCookie();
  const found = await Promise.all(Array.from({ length: 30 }, () => sessions.find(sales, cookie)));
  expect(found[0]).toEqual({ ...aSession, shards: 1 });
  expect(new Set(found).size).toBe(1);
  expect(opened).toBe(1);
});

test('cookies that do not open are not remembered', async () => {
  for (const _ of [1, 2]) expect(await sessions.find(sales, 'session-sales-0=nonsense')).toBeUndefined();
  expect(opened).toBe(2);
});

test('what was opened long ago is forgotten, what is in use is not', async () => {
  const [used, idle] = [await aCookie(), await aCookie()];
  await sessions.find(sales, used);
  await sessions.find(sales, idle);
  for (let others = 0; others < 255; others++) {
    await sessions.find(sales, await aCookie());
    await sessions.find(sales, used);
  }
  expect(opened).toBe(257);
  await sessions.find(sales, used);
  expect(opened).toBe(257);
  await sessions.find(sales, idle);
  expect(opened).toBe(258);
});
