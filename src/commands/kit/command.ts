import { type StageName, stageNamed } from '../../../config/stages.ts';
import type { Connection } from '../../aws/clients.ts';
import { BadUsage } from './bad-usage.ts';
import { Failed } from './failed.ts';

/** What osls resolved from its own options and serverless.ts. */
export interface Osls {
  service: { provider: { stage: string } };
  getProvider(name: 'aws'): { getRegion(): string; getAwsSdkV3Config(): Promise<Connection> };
}

/** What a command is called with. */
export interface Call {
  /** Everything typed after its name. */
  words: readonly string[];
  stage: StageName;
  region: string;
  /** How osls itself calls AWS: region, credentials, proxy and certificates. */
  connection(): Promise<Connection>;
}

/** What a command found out, for a program (`--json`) and for a person. */
export interface Answer {
  document: unknown;
  text: string;
  /** Part of what was asked for was not done, as the answer says: exit code 1. */
  failed?: boolean;
}

/** Throws BadUsage when nothing could be done because of what was typed, anything else when it failed. */
export type Command = (call: Call) => Promise<Answer>;

/**
 * Runs a command and ends it as every command ends: data on stdout, all else on stderr, 0 done, 1 failed, 2 bad usage.
 * Nothing is thrown on, because osls would end with 1 whatever it was.
 */
export async function runCommand(command: Command, words: readonly string[], osls: Osls): Promise<void> {
  const json = words.includes('--json');
  const print = (text: string) => process.stdout.write(`${text}\n`);
  try {
    const aws = osls.getProvider('aws');
    const stage = stageNamed(osls.service.provider.stage);
    const connection = () => aws.getAwsSdkV3Config();
    const { document, text, failed } = await command({ words, stage, region: aws.getRegion(), connection });
    print(json ? inJson(document) : text);
    if (failed) process.exitCode = 1;
  } catch (error) {
    const { message, code } = describe(error);
    if (json) print(inJson({ error: { code, message, ...(error instanceof BadUsage ? error.misuse : {}) } }));
    process.stderr.write(`✗ ${message}\n`);
    process.exitCode = error instanceof BadUsage ? 2 : 1;
  }
}

const inJson = (document: unknown) => JSON.stringify(document, undefined, 2);

function describe(error: unknown): { code: string; message: string } {
  if (error instanceof BadUsage) return { code: error.misuse.code, message: error.message };
  if (error instanceof Failed) return error;
  // The SDK's errors say what they are in their name.
  return error instanceof Error ? { code: error.name, message: error.message } : { code: 'Error', message: `${error}` };
}
