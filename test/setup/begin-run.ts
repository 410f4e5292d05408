import { mkdirSync, mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import getPort from 'get-port';
import { type Emulator, startEmulator } from '../../src/preview/emulator/emulator.ts';
import { runFolderVariable } from '../world/run-folder.ts';
import { type Place, sharedAwsVariable } from '../world/shared-aws.ts';
import { testKeys, testKeysVariable } from '../world/test-keys.ts';
import { everyRegion } from './every-region.ts';

const root = join(import.meta.dirname, '..', '..');

/** What lives as long as a run of Jest: its folder, and an embedded AWS for each of its workers that asks for one. */
export interface Run {
  folder: string;
  door: Server;
  shared: Map<string, SharedAws>;
}

interface SharedAws {
  emulator: Promise<Emulator>;
  /** Those that no test has had. */
  regions: string[];
}

/** Before the first test. Jest loads this file and end-run.ts apart: only the process knows both. */
export default async function beginRun(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'streamgate-run-'));
  const shared = new Map<string, SharedAws>();

  async function place(worker: string): Promise<Place> {
    const aws = shared.get(worker) ?? { emulator: start(join(folder, `aws-${worker}`)), regions: [...everyRegion] };
    shared.set(worker, aws);
    const region = aws.regions.shift();
    if (!region) throw new Error(`All ${everyRegion.length} regions of the embedded AWS are taken.`);
    return { endpoint: (await aws.emulator).endpoint, region };
  }

  const door = createServer((request, response) => {
    place(`${request.url}`.slice(1)).then(
      answer => response.end(JSON.stringify(answer)),
      error => response.writeHead(500).end(`${error}`),
    );
  });
  await new Promise<void>(listening => door.listen(0, '127.0.0.1', listening).unref());
  process.env[testKeysVariable] = JSON.stringify(testKeys);
  process.env[runFolderVariable] = folder;
  process.env[sharedAwsVariable] = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  (globalThis as { streamgateRun?: Run }).streamgateRun = { folder, door, shared };
}

async function start(directory: string): Promise<Emulator> {
  mkdirSync(directory);
  const python = join(root, '.venv', 'tools', 'bin', 'python');
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const port = await getPort({ host: '127.0.0.1' });
  return startEmulator({ python, port, region: 'us-east-1', keys: testKeys, directory, path });
}
