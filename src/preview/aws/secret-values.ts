import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { AwsClients } from '../../aws/clients.ts';

/** `arn:aws:secretsmanager:<region>:<account>:secret:<name>`. ECS accepts three more parts, each of which may be empty. */
const secretArnParts = 7;

/**
 * Reads the value of a container's secret from Secrets Manager or Parameter Store. Takes every form of ARN that ECS does:
 * `…:secret:database-AbCdEf:password::` is one key of a JSON secret. Throws when the value does not exist. The message
 * completes a sentence that begins with the secret's name, and never contains the value.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export const secretValues = (clients: Pick<AwsClients, 'secretsManager' | 'systemsManager'>) => ({
  async read(valueFrom: string): Promise<string> {
    switch (valueFrom.split(':')[2]) {
      case 'secretsmanager':
        return readSecret(clients.secretsManager(), valueFrom);
      case 'ssm':
        return readParameter(clients.systemsManager(), valueFrom);
      default:
        throw new Error('this is neither the ARN of a Secrets Manager secret nor that of a Parameter Store parameter.');
    }
  },
});

async function readSecret(client: SecretsManagerClient, valueFrom: string): Promise<string> {
  const parts = valueFrom.split(':');
  if (parts.length !== secretArnParts && parts.length !== secretArnParts + 3)
    throw new Error(
      'after the ARN, give either nothing or all of :json-key:version-stage:version-id. Each part may be empty.',
    );
  const [jsonKey, VersionStage, VersionId] = parts.slice(secretArnParts);
  const { SecretString } = await client.send(
    new GetSecretValueCommand({
      SecretId: parts.slice(0, secretArnParts).join(':'),
      ...(VersionStage && { VersionStage }),
      ...(VersionId && { VersionId }),
    }),
  );
  if (SecretString === undefined) throw new Error('the secret is binary, not text.');
  return jsonKey ? keyOf(SecretString, jsonKey) : SecretString;
}

/** Returns a value that is not a string as JSON. */
function keyOf(secret: string, key: string): string {
  const content = parse(secret);
  if (!Object.hasOwn(content, key)) throw new Error(`it did not contain the json key ${key}.`);
  const value: unknown = Reflect.get(content, key);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Empty if the text is not a JSON object. Drops the error of JSON.parse, which would quote the secret. */
function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

async function readParameter(client: SSMClient, Name: string): Promise<string> {
  const { Parameter } = await client.send(new GetParameterCommand({ Name, WithDecryption: true }));
  if (Parameter?.Value === undefined) throw new Error('the parameter has no value.');
  return Parameter.Value;
}
