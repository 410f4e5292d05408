import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import getPort from 'get-port';
import type { AwsClients } from '../src/aws/clients.ts';
import { services } from '../src/aws/services.ts';
import { stackOutputs } from '../src/aws/stack-outputs.ts';
import { embeddedAwsClients } from '../src/preview/embedded-aws.ts';
import { type Emulator, startEmulator } from '../src/preview/emulator.ts';
import { sls } from '../src/preview/sls.ts';

const root = join(import.meta.dirname, '..');
const python = join(root, '.venv', 'tools', 'bin', 'python');
const region = 'us-east-1';
const directory = mkdtempSync(join(tmpdir(), 'streamgate-deploy-'));

let emulator: Emulator;
let clients: AwsClients;

beforeAll(async () => {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  emulator = await startEmulator({ python, port: await getPort({ host: '127.0.0.1' }), region, directory, path });
  clients = embeddedAwsClients(emulator.endpoint, region);
}, 90_000);

afterAll(async () => {
  clients?.destroy();
  await emulator?.stop();
  rmSync(directory, { recursive: true });
}, 20_000);

let runs = 0;

/** Types the command, and returns what it printed. */
async function type(port: number, ...args: string[]): Promise<string> {
  const log = join(directory, `${++runs}.log`);
  await sls({ root, python, endpoint: emulator.endpoint, port, log }, ...args);
  return readFileSync(log, 'utf8');
}

const inventory = () =>
  JSON.parse(
    execFileSync(python, [join(root, 'test', 'inventory.py'), emulator.endpoint, region], { encoding: 'utf8' }),
  );

const outputs = () => stackOutputs(clients.cloudFormation(), 'streamgate-local');

async function image(): Promise<string | undefined> {
  const { ClusterName = '' } = await outputs();
  const deployed = await services(clients.ecs(), ClusterName).all();
  return deployed.find(({ name }) => name === 'sales')?.taskDefinition;
}

test('deploy, the same again, changes, info, remove: nothing is left', async () => {
  const before = inventory();

  expect(await type(8501, 'deploy', '--param', 'image=sha256:one')).toContain('Service deployed to stack');
  expect(await outputs()).toMatchObject({ AppSalesUrl: 'http://sales.localhost:8501' });
  expect(inventory()).not.toEqual(before);

  expect(await type(8501, 'deploy', '--param', 'image=sha256:one')).toContain('No changes to deploy');

  const firstTask = await image();
  expect(await type(8501, 'deploy', '--param', 'image=sha256:two')).toContain('Service deployed to stack');
  expect(await image()).not.toBe(firstTask);

  expect(await type(8502, 'deploy', '--param', 'image=sha256:two')).toContain('Service deployed to stack');
  expect(await outputs()).toMatchObject({ AppSalesUrl: 'http://sales.localhost:8502' });

  expect(await type(8502, 'info')).toContain('streamgate-local-pre-token');
  expect(await type(8502, 'remove')).toContain('successfully removed');
  expect(inventory()).toEqual(before);
}, 180_000);
