import { expect, test } from '@jest/globals';
import { readActions } from './actions.ts';
import { aForward, aLogin, issuer, userPoolId } from './fakes/listener.ts';
import type { ActionDescription } from './ports.ts';

const read = (...actions: ActionDescription[]) => readActions(actions, new Map());

test('performs actions by their Order, not by their position', () => {
  const { login, routing } = read(aForward(['app', 1]), aLogin('sales'));
  expect(login).toEqual({
    userPoolId,
    issuer,
    clientId: 'client-sales',
    scope: 'openid email profile',
    cookieName: 'session-sales',
    sessionSeconds: 36_000,
    onUnauthenticated: 'authenticate',
    extraParameters: {},
  });
  expect(routing.kind).toBe('forward');
});

test('applies the defaults of AWS to a login, and accepts a SessionTimeout as text', () => {
  const { AuthenticateCognitoConfig: { UserPoolArn, UserPoolClientId } = {}, ...action } = aLogin('sales');
  const minimal = { ...action, AuthenticateCognitoConfig: { UserPoolArn, UserPoolClientId } };
  expect(read(minimal, aForward(['app', 1])).login).toMatchObject({
    scope: 'openid',
    cookieName: 'AWSELBAuthSessionCookie',
    sessionSeconds: 604_800,
    onUnauthenticated: 'authenticate',
  });
  expect(read(aLogin('sales', { SessionTimeout: '60' }), aForward(['app', 1])).login?.sessionSeconds).toBe(60);
});

test('accepts a single target group without weights', () => {
  const { routing } = read({ Type: 'forward', TargetGroupArn: 'arn:group' });
  expect(routing).toEqual({
    kind: 'forward',
    groups: [{ group: { kind: 'addresses', arn: 'arn:group', targets: [] }, weight: 1 }],
  });
});

test.each<[string, ActionDescription[]]>([
  ['nothing', []],
  ['a login alone', [aLogin('sales')]],
  ['a login without settings', [{ Type: 'authenticate-cognito', Order: 1 }, aForward(['app', 1])]],
  ['a login without a client', [aLogin('sales', { UserPoolClientId: undefined }), aForward(['app', 1])]],
  ['a login with an unknown option', [aLogin('sales', { OnUnauthenticatedRequest: 'ask' }), aForward(['app', 1])]],
  ['another kind of login', [{ Type: 'authenticate-oidc', Order: 1 }, aForward(['app', 1])]],
  ['two logins', [aLogin('sales'), aLogin('stock'), { ...aForward(['app', 1]), Order: 3 }]],
  ['an unknown routing', [{ Type: 'teleport' }]],
])('a rule with %s is refused, not served open', (_, actions) => {
  expect(() => read(...actions)).toThrow('The listener has');
});
