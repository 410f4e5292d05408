import { expect, test } from '@jest/globals';
import { pool, refused } from './changes/fakes/refused.ts';
import { attribute, custom, email, hosts, type Stack, stack, until, usernames } from './changes/fakes/stack.ts';
import { changes, changesInWords, questions } from './changes.ts';

test.each<[string, was: Stack, is: Stack]>([
  ['nothing', {}, {}],
  [
    'an app more',
    {},
    { hosts: { sales: 'sales.example.com', finance: 'finance.example.com', stock: 'stock.example.com' } },
  ],
  ['an app less', {}, { hosts: { sales: 'sales.example.com' }, priorities: { sales: 1000 } }],
  ['an app on another host', {}, { hosts: { sales: 'sold.example.com', finance: 'finance.example.com' } }],
  ['an app with another priority', {}, { priorities: { sales: 3000, finance: 2000 } }],
  ['a group more', {}, { groups: ['finance', 'audit'] }],
  ['a group less, in which nobody is', {}, { groups: [] }],
  ['a certificate of the login host', { login: custom }, { login: { ...custom, CustomDomainConfig: {} } }],
  ['the version of the login page', {}, { login: { Domain: 'example-streamgate', ManagedLoginVersion: 1 } }],
  ['an attribute more that is not required', {}, { schema: [email, until, { ...until, Name: 'team' }] }],
  [
    'the order of required attributes',
    { schema: [email, attribute('name'), attribute('locale')] },
    { schema: [attribute('locale'), attribute('name'), email] },
  ],
  ['whether the pool is kept', {}, { retained: true }],
])('may be changed: %s', (_what, was, is) => {
  expect(refused(was, is)).toEqual([]);
});

test('a stage of which only the bucket was made has nothing to compare', () => {
  const deployed = { Resources: { ServerlessDeploymentBucket: { Type: 'AWS::S3::Bucket' } } };
  const first = { stage: 'prod', deployed, wanted: stack() };
  expect(changes(first, { ...pool, hasDomain: false })).toEqual([]);
  expect(changes({ ...first, deployed: {} }, { ...pool, hasDomain: false })).toEqual([]);
});

test('the templates leave open who is in a group, and only where groups differ', () => {
  const asked = (was: Stack, is: Stack) => questions({ stage: 'prod', deployed: stack(was), wanted: stack(is) });
  expect(asked({}, {})).toEqual({ groups: [] });
  expect(asked({}, { groups: ['audit'] })).toEqual({ groups: ['finance', 'audit'] });
});

test('every problem is printed at once, with what to type', () => {
  const login = { Domain: 'other' };
  const problems = refused({}, { pool: usernames, login, groups: [] }, { members: { finance: ['ana@example.com'] } });
  expect(changesInWords('prod', problems)).toMatchInlineSnapshot(`
"config/stages.ts, stage prod, compared with what is deployed:
  login.signIn is "username-or-email". Allowed: "email", as it is deployed. Cognito settles this when it makes a pool. Put it back. Or begin a pool to which everybody is invited again: as a stage of its own, with hosts and a login domain of its own, beside this one; or in place of this one, whose people are deleted:
      npx sls remove --stage prod
      npx sls deploy --stage prod
  domain.login.prefix is "other". Allowed: the prefix "example-streamgate", as it is deployed. Cognito cannot rename a login domain. Put it back. Or delete the deployed one and deploy at once: until that is done nobody can sign in or stay in, and anybody may take the prefix:
      aws cognito-idp delete-user-pool-domain --region eu-west-1 --user-pool-id eu-west-1_Ab1 --domain example-streamgate
      npx sls deploy --stage prod
  groups is []. Allowed: "finance" among them, as it is deployed, while somebody is in it (1 person: ana@example.com). They would lose what it lets them do, and a group cannot be renamed. Put it back. Or, with it put back, deploy the group that takes its place, if one does, and put each of them into that; then empty the old one, and leave it out:
      aws cognito-idp admin-add-user-to-group --region eu-west-1 --user-pool-id eu-west-1_Ab1 --group-name <the other> --username <each>
      aws cognito-idp list-users-in-group --region eu-west-1 --user-pool-id eu-west-1_Ab1 --group-name finance --query 'Users[].Username' --output text | xargs -n 1 \\
      aws cognito-idp admin-remove-user-from-group --region eu-west-1 --user-pool-id eu-west-1_Ab1 --group-name finance --username"
`);
  const taken = refused({}, { hosts: { sales: hosts.finance } });
  expect(changesInWords('prod', taken)).toMatchInlineSnapshot(`
"config/stages.ts, stage prod, compared with what is deployed:
  apps.sales.host is "finance.example.com". Allowed: one that nobody else has as it is deployed, and apps.finance.host has it. AWS refuses to give it to two for as long as the deploy takes. Leave apps.sales out or give it another, and deploy; then say it again:
      npx sls deploy --stage prod"
`);
});
