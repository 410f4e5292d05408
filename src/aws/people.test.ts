import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from '@jest/globals';
import { people } from './people.ts';

/** What the SDK would put on the wire; the answer is a refusal. */
async function sent(use: (pool: ReturnType<typeof people>) => Promise<unknown>): Promise<unknown> {
  const bodies: unknown[] = [];
  const cognito = new CognitoIdentityProviderClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      async handle({ body }: { body: Uint8Array }) {
        bodies.push(JSON.parse(new TextDecoder().decode(body)));
        throw new Error('This is as far as it goes.');
      },
    },
  });
  await expect(use(people(cognito, 'pool'))).rejects.toThrow('This is as far as it goes.');
  return bodies[0];
}

// The emulator mails either way. AWS would send a text message, to nobody.
test('an invitation goes by mail, to an address that counts as verified', async () => {
  const newcomer = { username: 'ana', email: 'ana@acme.com', name: 'Ana Ito' };
  expect(await sent(pool => pool.invite(newcomer))).toEqual({
    UserPoolId: 'pool',
    Username: 'ana',
    UserAttributes: [
      { Name: 'email', Value: 'ana@acme.com' },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: 'Ana Ito' },
    ],
    DesiredDeliveryMediums: ['EMAIL'],
  });
});
