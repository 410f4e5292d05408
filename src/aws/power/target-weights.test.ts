import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from '@jest/globals';
import { aForward, aLogin, another, appTargets, asleep, otherTargets, wakeTargets } from './fakes/rule.ts';
import { LoginAtRisk, routeOf, setTargetWeights } from './target-weights.ts';

test('of all that is sent again only the weights are others', () => {
  const before = asleep();
  expect(setTargetWeights(before, wakeTargets, 'app')).toEqual([aLogin(), aForward([wakeTargets, 0], [appTargets, 1])]);
  expect(setTargetWeights(before, wakeTargets, 'wake')).toEqual(asleep());
  expect(before).toEqual(asleep());
});

test('which of the two groups comes first does not matter, nor how the list is sorted', () => {
  const forward = aForward([appTargets, 7], [wakeTargets, 3]);
  expect(setTargetWeights([forward, aLogin()], wakeTargets, 'wake')).toEqual([
    aLogin(),
    aForward([appTargets, 0], [wakeTargets, 1]),
  ]);
});

test.each([
  ['the app', 'app', 0, 1],
  ['the app, whatever its weight', 'app', 0, 999],
  ['the waiting page', 'wake', 1, 0],
  ['both', 'other', 1, 1],
  ['neither', 'other', 0, 0],
])('a rule that leads to %s', (_, route, wake, app) => {
  expect(routeOf([aLogin(), aForward([wakeTargets, wake], [appTargets, app])], wakeTargets)).toBe(route);
});

const both = aForward([wakeTargets, 1], [appTargets, 0]);
const login = aLogin();
const malformed: [string, Action[], string][] = [
  ['nothing', [], 'it has 0 actions'],
  ['no login', [both], 'it has 1 actions'],
  ['no forward', [login], 'it has 1 actions'],
  ['two logins', [login, { ...login, Order: 2 }, { ...both, Order: 3 }], 'it has 3 actions'],
  ['another login', [another('authenticate-oidc', 1), both], 'it begins with authenticate-oidc'],
  ['a login without its settings', [another('authenticate-cognito', 1), both], 'it begins with'],
  ['a check of tokens only', [another('jwt-validation', 1), both], 'it begins with jwt-validation'],
  [
    'the login last',
    [
      { ...both, Order: 1 },
      { ...login, Order: 2 },
    ],
    'it begins with forward',
  ],
  ['both first', [login, { ...both, Order: 1 }], 'its orders are 1 and 1'],
  ['no order', [login, { ...both, Order: undefined }], 'it begins with forward'],
  [
    'a login that is not the first',
    [
      { ...login, Order: 2 },
      { ...both, Order: 3 },
    ],
    'its orders are 2 and 3',
  ],
  ['a fixed answer', [login, another('fixed-response', 2)], 'it ends with fixed-response'],
  ['a redirect', [login, another('redirect', 2)], 'it ends with redirect'],
  ['one group in short', [login, { ...both, TargetGroupArn: appTargets }], 'it forwards to one target group'],
  ['no group', [login, another('forward', 2)], 'it forwards to 0 target groups'],
  ['one group', [login, aForward([wakeTargets, 1])], 'it forwards to 1 target groups'],
  ['three groups', [login, aForward([wakeTargets, 1], [appTargets, 0], [otherTargets, 0])], 'it forwards to 3'],
  ['a group without a name', [login, aForward([wakeTargets, 1], ['', 0])], 'without a name'],
  ['no waiting page', [login, aForward([otherTargets, 1], [appTargets, 0])], '0 of its target groups'],
  ['nothing but the waiting page', [login, aForward([wakeTargets, 1], [wakeTargets, 0])], '2 of its target groups'],
];

test.each(malformed)('%s is refused, and leads nowhere known', (_, actions, problem) => {
  expect(() => setTargetWeights(actions, wakeTargets, 'app')).toThrow(LoginAtRisk);
  expect(() => setTargetWeights(actions, wakeTargets, 'wake')).toThrow(problem);
  expect(routeOf(actions, wakeTargets)).toBe('other');
});
