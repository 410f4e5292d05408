import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { expect, jest, test } from '@jest/globals';
import { answering } from '../../fakes/answering.ts';
import { backOff } from './back-off.ts';
import { type People, people } from './people.ts';

const policy = { minimumLength: 40 };
/** Of forty characters or a few more, as the policy has it. */
const ownPassword = expect.stringMatching(/^\w{5}(?:_\w{5}){6}$/);

type Answer = { status: number; body: object } | Error | 'nothing';

/** A pool behind a wire: what was asked of it, and what it answers, in turn. The last answer is given for ever. */
function aWire(...answers: [Answer, ...Answer[]]) {
  const sent: { operation: string; body: unknown; requestTimeout: number | undefined }[] = [];
  const requestHandler = {
    async handle(
      { headers, body }: { headers: Record<string, string>; body: Uint8Array },
      { abortSignal, requestTimeout }: { abortSignal?: AbortSignal; requestTimeout?: number } = {},
    ) {
      const operation = headers['x-amz-target']?.split('.')[1] ?? '';
      sent.push({ operation, body: JSON.parse(new TextDecoder().decode(body)), requestTimeout });
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? 'nothing';
      if (answer instanceof Error) throw answer;
      if (answer === 'nothing') {
        await new Promise((_, reject) => abortSignal?.addEventListener('abort', () => reject(abortSignal.reason)));
      }
      const { status, body: said } = answer as Exclude<Answer, Error | string>;
      const response = { statusCode: status, headers: {}, body: new TextEncoder().encode(JSON.stringify(said)) };
      return { response: response as never };
    },
  };
  const cognito = new CognitoIdentityProviderClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 3,
    requestHandler,
  });
  backOff(cognito, { seconds: 60 });
  return { sent, pool: people(cognito, 'pool', policy) };
}

const created: Answer = { status: 200, body: { User: { Username: 'b5' } } };
const ana = (Username: string) => ({
  status: 200,
  body: {
    Username,
    Enabled: true,
    UserStatus: 'FORCE_CHANGE_PASSWORD',
    UserLastModifiedDate: 1_780_000_000.5,
    UserAttributes: [
      { Name: 'sub', Value: 'b5' },
      { Name: 'email', Value: 'ana@acme.com' },
    ],
  },
});

// The emulator mails either way. AWS would send a text message, to nobody.
test('an invitation goes by mail, to an address that counts as verified', async () => {
  const { pool, sent } = aWire(created);
  const newcomer = { username: 'ana', email: 'ana@acme.com', name: 'Ana Ito', until: '2027-03-31' };
  expect(await pool.create(newcomer)).toBe('b5');
  expect(sent.map(({ body }) => body)).toEqual([
    {
      UserPoolId: 'pool',
      Username: 'ana',
      UserAttributes: [
        { Name: 'email', Value: 'ana@acme.com' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Ana Ito' },
        { Name: 'custom:until', Value: '2027-03-31' },
      ],
      TemporaryPassword: ownPassword,
      DesiredDeliveryMediums: ['EMAIL'],
    },
  ]);
});

test.each([
  ['a user name', 'ana', 'ana'],
  ['none', 'b5', 'ana@acme.com'],
])('an invitation is sent again in a pool whose people have %s', async (_, username, Username) => {
  const { pool, sent } = aWire(ana(username), created);
  await pool.resend(username);
  expect(sent[1]).toMatchObject({
    operation: 'AdminCreateUser',
    body: {
      UserPoolId: 'pool',
      Username,
      MessageAction: 'RESEND',
      TemporaryPassword: ownPassword,
      DesiredDeliveryMediums: ['EMAIL'],
    },
  });
});

test('no two calls have the same temporary password', async () => {
  const { pool, sent } = aWire(created);
  for (const name of ['ana', 'ana', 'ben']) await pool.create({ username: name, email: `${name}@acme.com` });
  expect(new Set(sent.map(({ body }) => (body as { TemporaryPassword: string }).TemporaryPassword)).size).toBe(3);
});

test.each<[string, Answer, string]>([
  ['a 500', { status: 500, body: { __type: 'InternalErrorException' } }, 'InternalErrorException'],
  ['a 503', { status: 503, body: {} }, ''],
  ['too many requests', { status: 400, body: { __type: 'TooManyRequestsException' } }, 'TooManyRequestsException'],
  ['a broken connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), 'Error'],
  ['no answer in time', Object.assign(new Error('too late'), { name: 'TimeoutError' }), 'TimeoutError'],
])('a call that mails is made once, whatever the answer: %s', async (_, answer, name) => {
  const asked = [
    (pool: People) => pool.create({ username: 'ana', email: 'ana@acme.com' }),
    (pool: People) => pool.resend('ana'),
  ];
  for (const [index, ask] of asked.entries()) {
    const { pool, sent } = index === 0 ? aWire(answer) : aWire(ana('ana'), answer);
    await expect(ask(pool)).rejects.toMatchObject(name ? { name } : {});
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(sent.filter(({ operation }) => operation === 'AdminCreateUser')).toHaveLength(1);
  }
});

test('it is given up after half a minute, even by a client that has less or more patience', async () => {
  const ends = new AbortController();
  const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(ends.signal);
  const { pool, sent } = aWire('nothing');
  const invited = pool.create({ username: 'ana', email: 'ana@acme.com' });
  const outcome = expect(invited).rejects.toThrow('enough');
  await new Promise(resolve => setTimeout(resolve, 20));
  ends.abort(new Error('enough'));
  await outcome;
  expect(timeout.mock.calls).toEqual([[30_000]]);
  expect(sent).toMatchObject([{ requestTimeout: 30_000 }]);
  timeout.mockRestore();
});

test('what does not mail is tried again', async () => {
  const { pool, sent } = aWire({ status: 500, body: {} }, { status: 200, body: {} });
  await pool.join('ana', 'finance');
  expect(sent).toHaveLength(2);
});

function aPool(answers: Record<string, object>) {
  const cognito = new CognitoIdentityProviderClient({ region: 'eu-west-1' });
  return { asked: answering(cognito, answers), pool: people(cognito, 'pool', policy) };
}
const user = (more: object) => ({ Username: 'ana', Enabled: true, UserLastModifiedDate: new Date(5_000), ...more });

test.each([
  ['FORCE_CHANGE_PASSWORD', 'invited'],
  ['EXTERNAL_PROVIDER', 'external'],
  ['CONFIRMED', 'active'],
  ['UNCONFIRMED', 'active'],
  ['RESET_REQUIRED', 'active'],
  ['COMPROMISED', 'active'],
])('how far somebody has come: %s', async (UserStatus, status) => {
  const { pool } = aPool({ AdminGetUserCommand: user({ UserStatus }) });
  const found = await pool.byUsername('ana');
  expect({ ...found, changedAt: String(found?.changedAt) }).toEqual({
    username: 'ana',
    sub: '',
    email: '',
    emailVerified: false,
    enabled: true,
    status,
    changedAt: '1970-01-01T00:00:05Z',
  });
});

const refusal = (name: string) => Object.assign(new Error('no'), { name });

test('half an answer is an error', async () => {
  const { pool } = aPool({ AdminGetUserCommand: { Username: 'ana' } });
  await expect(pool.find('ana')).rejects.toThrow('told of ana without the time of the last change');
});

test('a name that nobody can have is nobody’s; an address that Cognito does not take is an error', async () => {
  const { pool } = aPool({ AdminGetUserCommand: refusal('InvalidParameterException') });
  expect(await pool.byUsername('a b')).toBeUndefined();
  await expect(pool.find('a b')).rejects.toThrow('no');
});

test('a cursor that no page ended with is told from a pool that does not answer', async () => {
  const { pool, asked } = aPool({ ListUsersCommand: refusal('InvalidParameterException') });
  await expect(pool.page('Zm9yZ2Vk')).rejects.toMatchObject({ name: 'BadCursor' });
  expect(asked[0]?.input).toEqual({ UserPoolId: 'pool', Limit: 60, PaginationToken: 'forged' });
  await expect(pool.page()).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(
    aPool({ ListUsersCommand: refusal('TooManyRequestsException') }).pool.page('Zm9yZ2Vk'),
  ).rejects.toMatchObject({ name: 'TooManyRequestsException' });
});
