import { expect, test } from '@jest/globals';
import { ensureEcsRole } from './ecs-role.ts';

const denied = () => Promise.reject(new Error('not authorized to perform: iam:GetRole'));
const made = /^Made AWSServiceRoleForECS, /;
const unknown =
  /^Whether this account has AWSServiceRoleForECS is not known: not authorized to perform: iam:GetRole\. .*aws iam create-service-linked-role/;

test.each<[string, () => Promise<boolean>, () => Promise<boolean>, RegExp | undefined]>([
  ['is there: nothing to say', async () => true, denied, undefined],
  ['is not there: made, and said', async () => false, async () => true, made],
  ['was made by somebody else meanwhile: nothing to say', async () => false, async () => false, undefined],
  ['cannot be looked for: said, and the deploy goes on', denied, denied, unknown],
  ['cannot be made: said, and the deploy goes on', async () => false, denied, unknown],
])('the role %s', async (_, exists, create, expected) => {
  const said: string[] = [];
  await ensureEcsRole({ name: 'AWSServiceRoleForECS', exists, create }, line => said.push(line));
  expect(said).toEqual(expected ? [expect.stringMatching(expected)] : []);
});
