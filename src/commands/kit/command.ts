import { type StageName, stageNamed } from '../../../config/stages.ts';
import type { Connection } from '../../aws/clients.ts';
import { BadUsage } from './bad-usage.ts';
import { Failed } from './failed.ts';

/** What osls resolved from its own options and serverless.ts. */
export interface Osls {
  service: { provider: { stage: string } };
  getProvider(name: 'aws'): { getRegion(): string; getAwsSdkV3Config(): Promise<Connection> };
}

/** The input of a command. */
export interface Call {
  /** The arguments after the command's name. */
  words: readonly string[];
  stage: StageName;
  region: string;
  /** How osls itself calls AWS: region, credentials, proxy and certificates. */
  connection(): Promise<Connection>;
}

/** The result of a command: a document for programs (`--json`), a text for people. */
export interface Answer {
  document: unknown;
  text: string;
  /** Part of the work failed, as the answer says: exit code 1. */
  failed?: boolean;
}

/** Throws BadUsage for an invalid command line, and any other error when the work fails. */
export type Command = (call: Call) => Promise<Answer>;

/**
 * Runs a command: data to stdout, everything else to stderr; exit code 0 done, 1 failed, 2 bad usage.
 * It throws nothing, because osls would exit with 1 for any error.
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
