import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The keys of an embedded AWS's root, as the AWS SDKs read them from an environment. */
export interface AwsKeys {
  AWS_ACCESS_KEY_ID: string;
  AWS_SECRET_ACCESS_KEY: string;
}

/** An embedded AWS, and what it takes to be answered by it. */
export interface EmbeddedAws {
  /** Such as `http://127.0.0.1:4566`. */
  endpoint: string;
  keys: AwsKeys;
}

/** Keys for one start of an embedded AWS. No app, page or web site knows them. */
export const newKeys = (): AwsKeys => ({
  AWS_ACCESS_KEY_ID: `ROOT${randomBytes(8).toString('hex').toUpperCase()}`,
  AWS_SECRET_ACCESS_KEY: randomBytes(30).toString('base64url'),
});

/** How the paths of the embedded AWS that are no AWS API, such as `/_ministack/ready`, are asked. */
export const withPassword = ({ AWS_ACCESS_KEY_ID: user, AWS_SECRET_ACCESS_KEY: password }: AwsKeys) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

/** The file in a preview's directory that a shell reads to talk to its embedded AWS. */
export const keysFile = (directory: string) => join(directory, 'aws-keys.sh');

/** Writes the keys where only this user can read them, and never into a command line: those are visible to everyone on the machine. */
export async function writeKeys(directory: string, { endpoint, keys }: EmbeddedAws): Promise<void> {
  const values = Object.entries({ AWS_ENDPOINT_URL: endpoint, ...keys }).map(pair => pair.join('='));
  const lines = ['unset AWS_PROFILE AWS_SESSION_TOKEN', `export ${values.join(' ')}`, ''];
  await writeFile(keysFile(directory), lines.join('\n'), { mode: 0o600, flag: 'wx' });
}

/** What `writeKeys` wrote, for a program that talks to a preview of another process. */
export async function readKeys(directory: string): Promise<EmbeddedAws> {
  const text = await readFile(keysFile(directory), 'utf8');
  const value = (name: string) => new RegExp(`\\b${name}=(\\S+)`).exec(text)?.[1] ?? '';
  const [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY] = [value('AWS_ACCESS_KEY_ID'), value('AWS_SECRET_ACCESS_KEY')];
  return { endpoint: value('AWS_ENDPOINT_URL'), keys: { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } };
}
