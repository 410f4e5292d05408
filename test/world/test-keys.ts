import { embeddedAwsClients } from '../../src/preview/emulator/clients.ts';
import { type AwsKeys, newKeys } from '../../src/preview/emulator/keys.ts';

/** How the workers of a run learn the keys of what they share: test/setup/begin-run.ts. */
export const testKeysVariable = 'STREAMGATE_TEST_KEYS';

/** The keys of every embedded AWS that a test starts or shares. They are new in every run. */
export const testKeys: AwsKeys = JSON.parse(process.env[testKeysVariable] ?? JSON.stringify(newKeys()));

/** As the SDK takes them. */
export const testCredentials = {
  accessKeyId: testKeys.AWS_ACCESS_KEY_ID,
  secretAccessKey: testKeys.AWS_SECRET_ACCESS_KEY,
};

/** The SDK's clients for an embedded AWS of the tests. */
export const testClients = (endpoint: string, region: string) =>
  embeddedAwsClients({ endpoint, keys: testKeys }, region);
