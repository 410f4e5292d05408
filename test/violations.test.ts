import { AdminCreateUserCommand, AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from '@jest/globals';
import { anAws, type TestAws } from './world/aws.ts';
import { takeViolations } from './world/violations.ts';

// A request that AWS refuses fails the test that caused it, whether or not the test looked at the answer.

const UserPoolId = 'eu-central-1_abcdefghi';
const tooLong = new AdminCreateUserCommand({ UserPoolId, Username: 'a'.repeat(129) });

async function refused(aws: TestAws): Promise<void> {
  await expect(aws.clients.cognito().send(tooLong)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining("at 'username' failed to satisfy constraint: Member must have length less than"),
  });
}

test('an embedded AWS that refused a request does not stop without saying so', async () => {
  const aws = await anAws('eu-central-1');
  await refused(aws);
  await expect(aws.stop()).rejects.toThrow(
    'AWS refuses what was sent to the embedded AWS:\n' +
      'cognito-idp:AdminCreateUser, username: Member must have length less than or equal to 128 (string of length 129, 1×)',
  );
  await expect(takeViolations(aws.endpoint)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a test that means it takes it out', async () => {
  const aws = await anAws('eu-central-1');
  await refused(aws);
  expect(await takeViolations(aws.endpoint)).toMatchObject([{ operation: 'cognito-idp:AdminCreateUser', times: 1 }]);
  // What only the service refuses is none.
  const nobody = aws.clients.cognito().send(new AdminGetUserCommand({ UserPoolId, Username: 'ana' }));
  await expect(nobody).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await aws.stop();
});
