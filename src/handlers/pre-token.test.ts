import { createHash } from 'node:crypto';
import { afterEach, expect, jest, test } from '@jest/globals';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import type { Policy } from '../access/policy.ts';
import { logged } from './fakes/quiet.ts';

process.env.STREAMGATE_STAGE = 'local';
process.env.STREAMGATE_CLIENTS = '{"portal":"client-of-portal","sales":"client-of-sales"}';
const { guardedApp, guardedPortal, guardTokens, handler } = await import('./pre-token.ts');

/** As Cognito sends it for a sign-in through the login page. */
const trigger = (clientId: string, groups?: string[], attributes: Record<string, string> = {}) =>
  ({
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'eu-west-1',
    userPoolId: 'eu-west-1_abc',
    userName: 'b1f0',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
    request: {
      userAttributes: { sub: 'b1f0', email: 'ana@acme.com', email_verified: 'true', ...attributes },
      groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [] },
      scopes: ['openid', 'email', 'profile'],
    },
    response: { claimsAndScopeOverrideDetails: null },
  }) as unknown as PreTokenGenerationV2TriggerEvent;

const guard = (policy: Policy | undefined) =>
  guardTokens(new Map([['client', guardedApp('sales', policy)]]), () => '2026-11-23');
const request = { awsRequestId: 'request-1' };
const overrides = async (policy: Policy | undefined, event: PreTokenGenerationV2TriggerEvent) =>
  (await guard(policy)(event, request)).response.claimsAndScopeOverrideDetails;

const lines = logged();

test('each decision is one line, which names nobody', async () => {
  const policy: Policy = { allow: [{ email: 'ana@acme.com' }] };
  await guard(policy)(trigger('client', ['admins']), request);
  expect(lines()).toHaveLength(1);
  expect(lines()[0]).toEqual({
    event: 'access-decided',
    sub: 'b1f0',
    email: expect.stringMatching(/^[0-9a-f]{16}$/),
    app: 'sales',
    allowed: true,
    reason: 'allowed',
    rule: expect.stringMatching(/^[0-9a-f]{16}$/),
    policy: expect.stringMatching(/^[0-9a-f]{16}$/),
    source: 'TokenGeneration_HostedAuth',
    requestId: 'request-1',
  });
  expect(JSON.stringify(lines())).not.toContain('ana');
});

test('an invited person gets the app claim and of the groups only those the app may see', async () => {
  expect(await overrides('everyoneInvited', trigger('client', ['admins', 'finance']))).toEqual({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_app: 'sales' } },
    groupOverrideDetails: { groupsToOverride: ['admins'] },
  });
});

test.each<[string, unknown]>([
  ['a text', 'finance'],
  ['a number', 7],
  ['an object', { 0: 'finance', length: 1 }],
  ['a list in a list', [['finance']]],
])('groups that are %s open nothing', async (_name, groups) => {
  expect(await overrides({ allow: [{ group: 'finance' }] }, trigger('client', groups as string[]))).toMatchObject({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_refused: 'not-allowed' } },
  });
});

test.each<[string, unknown]>([
  ['a number', 7],
  ['a list', ['ana@acme.com']],
  ['nothing', null],
])('an address that is %s passes no deny rule, and stops no sign-in elsewhere', async (_name, email) => {
  const odd = { email } as Record<string, string>;
  const lists: Policy = { allow: [{ group: 'admins' }], deny: [{ email: 'bo@acme.com' }] };
  expect(await overrides(lists, trigger('client', ['admins'], odd))).toMatchObject({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_refused: 'email-unverified' } },
  });
  expect(await overrides('everyoneInvited', trigger('client', [], odd))).toMatchObject({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_app: 'sales' } },
  });
});

test('a group that the policy names is kept', async () => {
  const policy: Policy = { allow: [{ group: 'finance' }] };
  expect(await overrides(policy, trigger('client', ['finance', 'legal']))).toMatchObject({
    groupOverrideDetails: { groupsToOverride: ['finance'] },
  });
});

test('no groups are written out as none', async () => {
  expect(await overrides('everyoneInvited', trigger('client'))).toMatchObject({
    groupOverrideDetails: { groupsToOverride: [] },
  });
});

test.each<[string, Policy | undefined, Record<string, string>, string]>([
  ['without a policy', undefined, {}, 'no-policy'],
  ['not on the list', { allow: [{ group: 'finance' }] }, {}, 'not-allowed'],
  ['after the last day', 'everyoneInvited', { 'custom:until': '2026-11-22' }, 'access-ended'],
  [
    'denied, and unverified',
    { allow: [{ group: 'admins' }], deny: [{ emailDomain: 'acme.com' }] },
    { email_verified: 'false' },
    'email-unverified',
  ],
  [
    'denied, in another spelling',
    { allow: [{ group: 'admins' }], deny: [{ email: 'ivy@bücher.example' }] },
    { email: 'Ivy@xn--bcher-kva.example' },
    'denied',
  ],
  ['an unverified address', { allow: [{ emailDomain: 'acme.com' }] }, { email_verified: 'false' }, 'email-unverified'],
])('%s: a token that opens nothing and says why', async (_name, policy, attributes, reason) => {
  expect(await overrides(policy, trigger('client', ['admins'], attributes))).toEqual({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_refused: reason } },
    groupOverrideDetails: { groupsToOverride: [] },
  });
});

test('an address is written down in one form, the same as the gate has in its log', async () => {
  await guard('everyoneInvited')(trigger('client', [], { email: 'Ana@ACME.com' }), request);
  const digest = createHash('sha256').update('ana@acme.com').digest('hex').slice(0, 16);
  expect(lines()[0]).toMatchObject({ email: digest });
});

test('a group that only deny names is kept as well: the app may see what decides', async () => {
  const policy: Policy = { allow: [{ emailDomain: 'acme.com' }], deny: [{ group: 'contractors' }] };
  expect(await overrides(policy, trigger('client', ['contractors']))).toMatchObject({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_refused: 'denied' } },
  });
});

const portal = guardTokens(
  new Map([
    [
      'client',
      guardedPortal([
        'everyoneInvited',
        undefined,
        { allow: [{ group: 'finance' }], deny: [{ group: 'contractors' }] },
      ]),
    ],
  ]),
  () => '2026-11-23',
);

test('the portal is for everybody invited, with a claim of its own and the groups that decide about any app', async () => {
  const event = trigger('client', ['finance', 'legal', 'contractors', 'admins'], { email_verified: 'false' });
  expect((await portal(event, request)).response.claimsAndScopeOverrideDetails).toEqual({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_portal: 'true' } },
    groupOverrideDetails: { groupsToOverride: ['finance', 'contractors', 'admins'] },
  });
  expect(lines()).toMatchObject([{ app: 'portal', allowed: true, reason: 'everyone-invited' }]);
});

test('after the last day the portal is closed too, and an admin is none', async () => {
  const event = trigger('client', ['admins'], { 'custom:until': '2026-11-22' });
  expect((await portal(event, request)).response.claimsAndScopeOverrideDetails).toEqual({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_refused: 'access-ended' } },
    groupOverrideDetails: { groupsToOverride: [] },
  });
});

afterEach(() => {
  jest.useRealTimers();
});

test.each([
  ['2026-11-22', 'streamgate_refused'],
  ['2026-11-23', 'streamgate_app'],
])('the deployed handler takes the day in UTC: who has until %s gets %s', async (until, claim) => {
  jest.useFakeTimers({
    now: new Date('2026-11-23T23:59:59.999Z'),
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
  });
  const answer = await handler(trigger('client-of-sales', [], { 'custom:until': until }), {
    awsRequestId: 'r',
  } as never);
  const { accessTokenGeneration } = answer.response.claimsAndScopeOverrideDetails ?? {};
  expect(Object.keys(accessTokenGeneration?.claimsToAddOrOverride ?? {})).toEqual([claim]);
});

test('an unknown client gets no token', async () => {
  await expect(guard('everyoneInvited')(trigger('stranger'), request)).rejects.toThrow('Unknown app client.');
});

test('the deployed handler knows the client of its stage, and takes no callback', async () => {
  const answer = await handler(trigger('client-of-sales'), { awsRequestId: 'r' } as never);
  expect(answer.response.claimsAndScopeOverrideDetails).toMatchObject({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_app: 'sales' } },
  });
  const atPortal = await handler(trigger('client-of-portal', ['finance']), { awsRequestId: 'r' } as never);
  expect(atPortal.response.claimsAndScopeOverrideDetails).toEqual({
    accessTokenGeneration: { claimsToAddOrOverride: { streamgate_portal: 'true' } },
    groupOverrideDetails: { groupsToOverride: ['finance'] },
  });
  expect(handler.length).toBeLessThan(3); // nodejs24.x refuses a third parameter
});
