import { expect, test } from '@jest/globals';
import { account } from './account.ts';
import { lines } from './fakes/lines.ts';
import { late, seen, wanted } from './fakes/wanted.ts';

const who = (id: string, resource = 'role/deploy') => seen({ account: id, arn: `arn:aws:iam::${id}:${resource}` });

test.each([
  ['the right account', who('222222222222'), '✓ account  222222222222, as arn:aws:iam::222222222222:role/deploy'],
  [
    'its root user',
    who('222222222222', 'root'),
    '! account  arn:aws:iam::222222222222:root is the root user, whom no policy limits. Deploy as a role instead.',
  ],
  [
    'another account',
    who('333333333333', 'root'),
    '✗ account  The credentials are arn:aws:iam::333333333333:root, and stage prod lives in the account 222222222222. ' +
      'Use credentials of that account, say another --stage, or correct place.account.',
  ],
  [
    'nobody knows: the one thing that has to be known',
    late,
    '✗ account  Whose credentials these are could not be found out in eu-west-1: AWS did not answer within 5 s. ' +
      'Sign in, set AWS_PROFILE, or pass --aws-profile; and see that the account has the region switched on.',
  ],
])('%s', (_case, look, line) => {
  expect(lines(account(look, wanted()))).toEqual([line]);
});
