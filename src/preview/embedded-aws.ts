import { awsClients } from '../aws/clients.ts';
import { embeddedAwsKeys } from './emulator.ts';

export { embeddedAwsKeys } from './emulator.ts';

/** The SDK's clients for an embedded AWS, such as the one at `http://127.0.0.1:4566`. */
export function embeddedAwsClients(endpoint: string, region: string) {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = embeddedAwsKeys;
  return awsClients({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
}
