import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import getPort from 'get-port';
import type { AwsClients } from '../../src/aws/clients.ts';
import { type EmulatorOptions, startEmulator } from '../../src/preview/emulator/emulator.ts';
import type { EmbeddedAws } from '../../src/preview/emulator/keys.ts';
import { testClients, testKeys } from './test-keys.ts';
import { stopWithoutViolations } from './violations.ts';

const root = join(import.meta.dirname, '..', '..');
const python = join(root, '.venv', 'tools', 'bin', 'python');

/** An embedded AWS of a test's own: an empty account. */
export interface TestAws extends EmbeddedAws {
  region: string;
  clients: AwsClients;
  /** Its logs, and whatever else the test wants to be gone afterwards. */
  directory: string;
  /** Every request that IAM has evaluated: all but those of the account's root. A line of JSON each. */
  evaluations: string;
  /** All that is in the account. */
  inventory(): unknown;
  /** Throws if a request did not fit AWS's model of its API; those that a test means to send it takes out (violations.ts). */
  stop(): Promise<void>;
}

/** `withoutPatches`: what of it is as upstream has it, which AWS is not. `hosts`: other names that it has. */
type TestAwsOptions = Pick<EmulatorOptions, 'withoutPatches' | 'hosts'>;

export async function anAws(
  region: string,
  { withoutPatches = [], hosts = [] }: TestAwsOptions = {},
): Promise<TestAws> {
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-aws-'));
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const evaluations = join(directory, 'evaluations.jsonl');
  const port = await getPort({ host: '127.0.0.1' });
  const { endpoint, stop } = await startEmulator({
    ...{ python, port, region, keys: testKeys, hosts, directory, path, evaluations, withoutPatches },
  });
  const clients = testClients(endpoint, region);
  return {
    endpoint,
    keys: testKeys,
    region,
    clients,
    directory,
    evaluations,
    inventory() {
      const script = join(root, 'test', 'inventory.py');
      return JSON.parse(execFileSync(python, [script, endpoint, region], { encoding: 'utf8', env: { ...testKeys } }));
    },
    stop: () =>
      stopWithoutViolations(endpoint, async () => {
        clients.destroy();
        await stop();
        rmSync(directory, { recursive: true });
      }),
  };
}
