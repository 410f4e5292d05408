import { expect, test } from '@jest/globals';
import { refused } from './fakes/refused.ts';
import { attribute, email, type Stack, until, usernames } from './fakes/stack.ts';

test.each<[path: string, given: string, allowed: string, was: Stack, is: Stack]>([
  ['login.signIn', '"username-or-email"', '"email"', {}, { pool: usernames }],
  ['login.signIn', '"email"', '"username-or-email"', { pool: usernames }, {}],
  [
    'login.signIn',
    '"email"',
    '{"UsernameAttributes":["phone_number"]}',
    { pool: { ...usernames, AliasAttributes: undefined, UsernameAttributes: ['phone_number'] } },
    {},
  ],
  ['UserPool.UsernameConfiguration.CaseSensitive', 'false', 'true', { pool: { UsernameAttributes: ['email'] } }, {}],
  ['login.requiredAttributes', '["name"]', '[]', {}, { schema: [email, attribute('name'), until] }],
  ['login.requiredAttributes', '[]', '["name"]', { schema: [email, attribute('name'), until] }, {}],
  [
    'login.requiredAttributes',
    '["locale"]',
    '["name"]',
    { schema: [email, attribute('name'), until] },
    { schema: [email, attribute('locale'), until] },
  ],
  ['UserPool.Schema.until', 'gone', JSON.stringify(until), {}, { schema: [email] }],
  [
    'UserPool.Schema.until',
    JSON.stringify({ ...until, Mutable: false }),
    JSON.stringify(until),
    {},
    { schema: [email, { ...until, Mutable: false }] },
  ],
  [
    'UserPool.Schema.email',
    JSON.stringify({ Name: 'email', AttributeDataType: 'String', Mutable: false }),
    JSON.stringify({ Name: 'email', AttributeDataType: 'String', Mutable: true }),
    {},
    { schema: [{ ...email, Mutable: false }, until] },
  ],
])('the pool keeps its %s: %s instead of %s', (path, given, allowed, was, is) => {
  expect(refused(was, is)).toEqual([
    expect.objectContaining({ path, given, allowed: `${allowed}, as it is deployed` }),
  ]);
});

test('what becomes of the people is said', () => {
  const [destroyed] = refused({}, { pool: usernames });
  const [kept] = refused({ retained: true }, { pool: usernames, retained: true });
  expect(destroyed?.fix).toContain(
    'whose people are deleted:\n      npx sls remove --stage prod\n      npx sls deploy',
  );
  expect(kept?.fix).toContain('whose people stay behind in the old pool:\n      npx sls remove --stage prod');
});
