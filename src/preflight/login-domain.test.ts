import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { denied, deployed, loginHost, nothing, seen, wanted } from './fakes/wanted.ts';
import { loginDomain } from './login-domain.ts';

const ours = deployed(['AWS::Cognito::UserPool', 'eu-west-1_Ours']);
const taken =
  '✗ login-domain  The prefix example-streamgate belongs to another user pool, eu-west-1_Other. ' +
  'Change domain.login.prefix: it is unique in the region over all AWS accounts.';

test.each([
  ['nobody has it', seen(undefined), nothing, '✓ login-domain  example-streamgate is free'],
  ['the stack has it', seen('eu-west-1_Ours'), ours, "✓ login-domain  example-streamgate is the stack's"],
  ['somebody has it before the first deploy', seen('eu-west-1_Other'), nothing, taken],
  ['somebody has it, and the stack another', seen('eu-west-1_Other'), ours, taken],
  [
    'somebody has it, perhaps the stack',
    seen('eu-west-1_Other'),
    denied('cloudformation:DescribeStacks'),
    '! login-domain  The prefix example-streamgate belongs to the user pool eu-west-1_Other, and whether that is the ' +
      "stack's is not known.",
  ],
  [
    'nobody knows',
    denied('cognito-idp:DescribeUserPoolDomain'),
    nothing,
    "! login-domain  Whether the login page's prefix example-streamgate is free could not be looked at: " +
      'User ana is not authorized. Grant the deploying role the permission cognito-idp:DescribeUserPoolDomain.',
  ],
])('%s', (_case, owner, stack, line) => {
  expect(lines(loginDomain(owner, stack, wanted()))).toEqual([line]);
});

test('a host is taken like a prefix', () => {
  expect(lines(loginDomain(seen('eu-west-1_Other'), nothing, wanted({ domain: loginHost })))).toEqual([
    '✗ login-domain  The host auth.example.com belongs to another user pool, eu-west-1_Other. ' +
      'Change domain.login.host, or delete it there.',
  ]);
});
