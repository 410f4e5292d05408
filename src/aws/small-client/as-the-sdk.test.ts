import {
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Answer, aWire } from './fakes/wire.ts';
import { eventInvoker } from './invoke.ts';
import type { ClientOptions } from './options.ts';
import { smallCognito, smallDynamoDB } from './services.ts';
import { globalSignOut } from './sign-out.ts';

// Whatever the SDK's own client does at the wire and makes of an answer, the small one does and makes as well.

const place = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' },
  maxAttempts: 3,
} satisfies ClientOptions;

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-23T09:00:00Z'));
  jest.spyOn(Math, 'random').mockReturnValue(0); // no pause between attempts
});
afterEach(() => {
  jest.restoreAllMocks();
});

interface Call {
  sdk(place: ClientOptions): Promise<unknown>;
  small(place: ClientOptions): Promise<unknown>;
}
const key = { id: { S: 'lease#sales' } };
const dynamoDB = (command: () => object): Call => ({
  sdk: settings => new DynamoDBClient(settings).send(command() as never),
  small: settings => smallDynamoDB(settings).send(command() as never),
});
const cognito = (command: () => object): Call => ({
  sdk: settings => new CognitoIdentityProviderClient(settings).send(command() as never),
  small: settings => smallCognito(settings).send(command() as never),
});
const calls = {
  put: dynamoDB(
    () =>
      new PutItemCommand({
        TableName: 'power',
        Item: { ...key, at: { S: 'Ñ 起動' }, n: { N: '1' }, b: { BOOL: true }, l: { L: [{ M: { a: { S: '' } } }] } },
        ConditionExpression: 'attribute_not_exists(id)',
        ExpressionAttributeNames: undefined,
      }),
  ),
  get: dynamoDB(() => new GetItemCommand({ TableName: 'power', Key: key, ConsistentRead: true })),
  batch: dynamoDB(() => new BatchGetItemCommand({ RequestItems: { power: { Keys: [key], ConsistentRead: true } } })),
  query: dynamoDB(() => new QueryCommand({ TableName: 'ledger', KeyConditionExpression: 'pk = :pk', Limit: 3 })),
  person: cognito(() => new AdminGetUserCommand({ UserPoolId: 'eu-west-1_Pool', Username: 'ana@example.com' })),
  people: cognito(() => new ListUsersCommand({ UserPoolId: 'eu-west-1_Pool', Limit: 60 })),
  signOut: {
    sdk: settings =>
      new CognitoIdentityProviderClient(settings).send(
        new AdminUserGlobalSignOutCommand({ UserPoolId: 'eu-west-1_Pool', Username: 'ana' }),
      ),
    small: settings => globalSignOut('eu-west-1_Pool', settings)('ana'),
  },
  invoke: {
    sdk: settings =>
      new LambdaClient(settings).send(
        new InvokeCommand({ FunctionName: 'scale to-zero', InvocationType: 'Event', Payload: '{"app":"sales"}' }),
      ),
    small: settings => eventInvoker(settings)('scale to-zero', { app: 'sales' }),
  },
} satisfies Record<string, Call>;
type Name = keyof typeof calls;
const names = Object.keys(calls) as Name[];

/** What a call asks, and how it ends. */
async function outcome(
  call: (place: ClientOptions) => Promise<unknown>,
  more: ClientOptions,
  answers: [Answer, ...Answer[]],
) {
  const { asked, requestHandler } = aWire(...answers);
  const [ended] = await Promise.allSettled([call({ ...place, ...more, requestHandler })]);
  return { asked, ended };
}

async function both(name: Name, answers: [Answer, ...Answer[]], more: ClientOptions = {}) {
  const sdk = await outcome(calls[name].sdk, more, [...answers]);
  return { sdk, small: await outcome(calls[name].small, more, [...answers]) };
}

/** Of a request, what AWS acts by. The signature is checked where the headers that it is of are the same. */
const essence = ({ asked }: Awaited<ReturnType<typeof outcome>>) =>
  asked.map(({ method, address, body, headers }) => ({
    method,
    address,
    body,
    ...Object.fromEntries(
      ['host', 'content-type', 'x-amz-target', 'x-amz-invocation-type', 'x-amz-security-token', 'x-amz-date'].map(
        header => [header, headers[header]],
      ),
    ),
    attempt: headers['amz-sdk-request'],
  }));

const errorIn = ({ ended }: Awaited<ReturnType<typeof outcome>>) => {
  if (ended.status === 'fulfilled') throw new Error('It did not fail.');
  const { name, message, $fault, $metadata, Item, reasonCode } = ended.reason;
  const { httpStatusCode, requestId, attempts } = $metadata ?? {};
  return { name, message, $fault, httpStatusCode, requestId, attempts, Item, reasonCode };
};

describe.each(names)('%s', name => {
  test('asks for the same', async () => {
    const { sdk, small } = await both(name, [{ status: 200 }]);
    expect(essence(small)).toEqual(essence(sdk));
    expect(small.asked[0]?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20261123\/eu-west-1\/(dynamodb|cognito-idp|lambda)\/aws4_request, /,
    );
  });

  test.each<[string, number, object | string, Record<string, string>?]>([
    [
      'a condition that does not hold',
      400,
      {
        __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
        message: 'The conditional request failed',
        Item: { write: { S: 'x' } },
      },
    ],
    ['somebody who is missing', 400, { __type: 'UserNotFoundException', message: 'User does not exist.' }],
    ['a parameter', 400, { __type: 'InvalidParameterException', message: 'no', reasonCode: 'why' }],
    ['no right', 400, { __type: 'AccessDeniedException', Message: 'not authorized' }],
    [
      'a name in a header',
      404,
      { Message: 'no such function' },
      { 'x-amzn-errortype': 'ResourceNotFoundException:http://internal.amazon.com/' },
    ],
    ['a name that nobody knows', 400, { __type: 'x#NewException', message: 'new' }],
  ])('is refused alike: %s', async (_, status, body, headers = {}) => {
    const { sdk, small } = await both(name, [{ status, body, headers: { 'x-amzn-requestid': 'r1', ...headers } }]);
    expect(errorIn(small)).toEqual(errorIn(sdk));
    expect(small.asked).toHaveLength(1);
  });

  test.each<[string, Answer, number]>([
    ['a throttle', { status: 400, body: { __type: 'ThrottlingException', message: 'slow' } }, 3],
    ['too many requests', { status: 400, body: { __type: 'TooManyRequestsException', message: 'slow' } }, 3],
    ['throughput', { status: 400, body: { __type: 'ProvisionedThroughputExceededException', message: 'slow' } }, 3],
    ['a limit', { status: 400, body: { __type: 'LimitExceededException', message: 'slow' } }, 3],
    ['a broken AWS', { status: 500, body: { __type: 'InternalServerError', message: 'broken' } }, 3],
    ['a proxy', { status: 503, body: '<html>no</html>' }, 3],
    ['a lost connection', { fails: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) }, 3],
    ['a timeout', { fails: Object.assign(new Error('late'), { name: 'TimeoutError' }) }, 3],
    ['a refusal', { status: 400, body: { __type: 'ValidationException', message: 'no' } }, 1],
  ])('is tried again as often after %s', async (_, answer, attempts) => {
    const { sdk, small } = await both(name, [answer]);
    expect([sdk.asked.length, small.asked.length]).toEqual([attempts, attempts]);
    expect(essence(small)).toEqual(essence(sdk));
    // Where nothing of AWS answered, the SDK's error is that its body is no JSON; ours says the status.
    const { httpStatusCode, attempts: made } = errorIn(sdk);
    expect(errorIn(small)).toMatchObject({ httpStatusCode, attempts: made });
  });
});

test('an answer means what the SDK takes it for', async () => {
  const person = {
    Username: 'ana',
    Enabled: true,
    UserLastModifiedDate: 1_780_000_000.5,
    UserAttributes: [{ Name: 'name', Value: 'Ana 伊藤' }],
    Unknown: 1,
  };
  const items = { Items: [{ ...key, l: { L: [{ M: { n: { N: '7' } } }] }, no: { NULL: true }, b: { BOOL: false } }] };
  for (const [name, body] of [
    ['person', person],
    ['query', { ...items, LastEvaluatedKey: key, Count: 1 }],
  ] as const) {
    const { sdk, small } = await both(name, [{ status: 200, body, headers: { 'x-amzn-requestid': 'r1' } }]);
    const { $metadata, ...said } = (sdk.ended as PromiseFulfilledResult<{ $metadata: object }>).value;
    expect(small.ended).toMatchObject({ status: 'fulfilled', value: { ...said, $metadata: { requestId: 'r1' } } });
    expect((small.ended as PromiseFulfilledResult<object>).value).not.toHaveProperty('Unknown');
  }
});

test('an error is of the SDK’s own class, with what AWS found instead', async () => {
  const body = { __type: 'x#ConditionalCheckFailedException', message: 'no', Item: { write: { S: 'mine' } } };
  const { small } = await both('put', [{ status: 400, body }]);
  const { reason } = small.ended as PromiseRejectedResult;
  expect(reason).toBeInstanceOf(ConditionalCheckFailedException);
  expect(reason.Item).toEqual({ write: { S: 'mine' } });
});

test.each([
  ['20 minutes behind', '2026-11-23T09:20:00Z', 2],
  ['20 minutes ahead', '2026-11-23T08:40:00Z', 2],
])('where our clock is %s, AWS’ own is taken for the next attempt', async (_, theirs) => {
  const refused = {
    status: 400,
    body: { __type: 'InvalidSignatureException', message: 'Signature not yet current' },
    headers: { date: new Date(theirs).toUTCString() },
  };
  for (const { asked, ended } of Object.values(await both('put', [refused, { status: 200 }]))) {
    expect(ended.status).toBe('fulfilled');
    expect(asked.map(({ headers }) => headers['x-amz-date'])).toEqual([
      '20261123T090000Z',
      theirs.replaceAll(/[-:]/g, ''),
    ]);
  }
});

test('what JSON has no form for is not sent as something else', async () => {
  const bytes = new PutItemCommand({ TableName: 'power', Item: { id: { B: new Uint8Array([1]) } } });
  await expect(smallDynamoDB({ ...place, ...aWire({ status: 200 }) }).send(bytes)).rejects.toThrow('B cannot be sent');
});
