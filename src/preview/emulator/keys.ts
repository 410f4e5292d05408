import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The root keys of an embedded AWS, under the names of the environment variables that AWS SDKs read. */
export interface AwsKeys {
  AWS_ACCESS_KEY_ID: string;
  AWS_SECRET_ACCESS_KEY: string;
}

/** The address and the keys of an embedded AWS. */
export interface EmbeddedAws {
  /** Such as `http://127.0.0.1:4566`. */
  endpoint: string;
  keys: AwsKeys;
}

/** Creates keys for one start of an embedded AWS. No app, page or web site can know them. */
export const newKeys = (): AwsKeys => ({
  AWS_ACCESS_KEY_ID: `ROOT${randomBytes(8).toString('hex').toUpperCase()}`,
  AWS_SECRET_ACCESS_KEY: randomBytes(30).toString('base64url'),
});

/** The header for paths that are not part of an AWS API, such as `/_ministack/ready`. */
export const withPassword = ({ AWS_ACCESS_KEY_ID: user, AWS_SECRET_ACCESS_KEY: password }: AwsKeys) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

/** The file that a shell sources to use the preview's embedded AWS. */
export const keysFile = (directory: string) => join(directory, 'aws-keys.sh');

/** Writes the keys to a file that only this user can read. Command lines are visible to everyone on the machine. */
export async function writeKeys(directory: string, { endpoint, keys }: EmbeddedAws): Promise<void> {
  const values = Object.entries({ AWS_ENDPOINT_URL: endpoint, ...keys }).map(pair => pair.join('='));
  const lines = ['unset AWS_PROFILE AWS_SESSION_TOKEN', `export ${values.join(' ')}`, ''];
  await writeFile(keysFile(directory), lines.join('\n'), { mode: 0o600, flag: 'wx' });
}

/** Reads what `writeKeys` wrote, for programs that use the preview of another process. */
export async function readKeys(directory: string): Promise<EmbeddedAws> {
  const text = await readFile(keysFile(directory), 'utf8');
  const value = (name: string) => new RegExp(`\\b${name}=(\\S+)`).exec(text)?.[1] ?? '';
  const [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY] = [value('AWS_ACCESS_KEY_ID'), value('AWS_SECRET_ACCESS_KEY')];
  return { endpoint: value('AWS_ENDPOINT_URL'), keys: { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } };
}
