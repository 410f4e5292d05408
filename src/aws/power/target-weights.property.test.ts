import type { Action, TargetGroupTuple } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { appTargets, otherTargets, wakeTargets } from './fakes/rule.ts';
import { routeOf, setTargetWeights } from './target-weights.ts';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const aLogin: fc.Arbitrary<Action> = fc.record({
  Type: fc.constant('authenticate-cognito' as const),
  Order: fc.constant(1),
  AuthenticateCognitoConfig: fc.record(
    {
      UserPoolArn: text,
      UserPoolClientId: text,
      UserPoolDomain: text,
      Scope: text,
      SessionTimeout: fc.nat(),
      OnUnauthenticatedRequest: fc.constantFrom('deny' as const, 'authenticate' as const),
      AuthenticationRequestExtraParams: fc.dictionary(text, text),
      someSettingToCome: fc.anything(),
    },
    { requiredKeys: ['UserPoolArn', 'UserPoolClientId', 'UserPoolDomain'] },
  ),
});
const stickiness = fc.option(fc.record({ Enabled: fc.boolean(), DurationSeconds: fc.nat() }), { nil: undefined });
const groups = (...arns: fc.Arbitrary<string | undefined>[]) =>
  fc.tuple(...arns.map(arn => fc.record({ TargetGroupArn: arn, Weight: fc.nat(999) })));
const aForward = (given: fc.Arbitrary<TargetGroupTuple[]>): fc.Arbitrary<Action> =>
  fc.record({
    Type: fc.constant('forward' as const),
    Order: fc.integer({ min: 2, max: 50_000 }),
    ForwardConfig: fc.record({ TargetGroups: given, TargetGroupStickinessConfig: stickiness }),
  });
const sends = fc.array(fc.constantFrom('app' as const, 'wake' as const), { minLength: 1, maxLength: 20 });

test('after any sequence of sends the login is the same to the byte, and visitors go where the last call sent them', () => {
  fc.assert(
    fc.property(
      aLogin,
      aForward(groups(fc.constant(wakeTargets), fc.constant(appTargets))),
      sends,
      (login, forward, tos) => {
        const before = JSON.stringify(login);
        const after = tos.reduce<Action[]>(
          (actions, to) => setTargetWeights(actions, wakeTargets, to),
          [login, forward],
        );
        expect(after).toHaveLength(2);
        expect(JSON.stringify(after[0])).toBe(before);
        expect(routeOf(after, wakeTargets)).toBe(tos.at(-1));
        const config = after[1]?.ForwardConfig;
        expect(config?.TargetGroupStickinessConfig).toEqual(forward.ForwardConfig?.TargetGroupStickinessConfig);
        expect(config?.TargetGroups?.map(({ Weight }) => Weight).sort()).toEqual([0, 1]);
      },
    ),
  );
});

test('whatever the list, it is refused or begins with the login that it had', () => {
  const arn = fc.constantFrom(wakeTargets, appTargets, otherTargets, '', undefined);
  const types = fc.constantFrom<NonNullable<Action['Type']>>(
    'authenticate-oidc',
    'fixed-response',
    'redirect',
    'jwt-validation',
  );
  const anyAction = fc.oneof(
    aLogin,
    aForward(fc.array(fc.record({ TargetGroupArn: arn, Weight: fc.nat(2) }), { maxLength: 4 })),
    fc.record({ Type: types, Order: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }) }),
  );
  fc.assert(
    fc.property(
      fc.array(anyAction, { maxLength: 4 }),
      fc.constantFrom('app' as const, 'wake' as const),
      (actions, to) => {
        const logins = actions.filter(({ Type }) => Type === 'authenticate-cognito');
        let sent: Action[];
        try {
          sent = setTargetWeights(actions, wakeTargets, to);
        } catch {
          return expect(routeOf(actions, wakeTargets)).toBe('other');
        }
        expect(sent.map(({ Type }) => Type)).toEqual(['authenticate-cognito', 'forward']);
        expect(JSON.stringify(sent[0])).toBe(JSON.stringify(logins[0]));
        return expect(routeOf(sent, wakeTargets)).toBe(to);
      },
    ),
    { numRuns: 1000 },
  );
});
