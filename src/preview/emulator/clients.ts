import { awsClients } from '../../aws/clients.ts';
import type { EmbeddedAws } from './keys.ts';

/** SDK clients for an embedded AWS. */
export function embeddedAwsClients({ endpoint, keys }: EmbeddedAws, region: string) {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = keys;
  return awsClients({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
}
