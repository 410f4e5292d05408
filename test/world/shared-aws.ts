import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsClients } from '../../src/aws/clients.ts';
import { testClients } from './test-keys.ts';
import { stopWithoutViolations } from './violations.ts';

/** Where a test asks for the embedded AWS of its worker: test/setup/begin-run.ts. */
export const sharedAwsVariable = 'STREAMGATE_SHARED_AWS';

/** One that no other test has had. */
export interface Place {
  endpoint: string;
  region: string;
}

/** A region for one test alone. What has no region (IAM, Route 53, who was mailed what) it shares with other tests. */
export interface TestRegion extends Place {
  clients: AwsClients;
  /** For what the test wants to be gone afterwards. */
  directory: string;
  /** Throws if a request did not fit AWS's model of its API (violations.ts). */
  leave(): Promise<void>;
}

/** A region of the embedded AWS that the test files of one worker of Jest's share. A worker runs one after the other. */
export async function aRegion(): Promise<TestRegion> {
  const answer = await fetch(`${process.env[sharedAwsVariable]}/${process.env.JEST_WORKER_ID}`);
  if (!answer.ok) throw new Error(`There is no embedded AWS to share: ${await answer.text()}`);
  const { endpoint, region } = (await answer.json()) as Place;
  const clients = testClients(endpoint, region);
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-region-'));
  const leave = () =>
    stopWithoutViolations(endpoint, async () => {
      clients.destroy();
      rmSync(directory, { recursive: true });
    });
  return { endpoint, region, clients, directory, leave };
}
