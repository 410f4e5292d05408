import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { startEmulator } from './emulator.ts';
import { newKeys } from './keys.ts';
import { sls } from './sls.ts';

const root = join(import.meta.dirname, '../../..');
const python = join(root, '.venv', 'tools', 'bin', 'python');
const directories: string[] = [];

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

/** Packages for a preview on a port; its folder of what osls wrote. */
async function packagedFor(port: number): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-sls-'));
  directories.push(directory);
  const aws = { endpoint: 'http://127.0.0.1:1', keys: newKeys() };
  await sls({ root, aws, port, log: join(directory, 'sls.log') }, 'package');
  return join(directory, 'service', '.serverless');
}

const changed = (path: string) => (existsSync(path) ? statSync(path).mtimeMs : undefined);

test("two at once overwrite neither each other's template nor the team's", async () => {
  const own = ['.serverless', '.esbuild'].map(name => join(root, name));
  const before = own.map(changed);
  const folders = await Promise.all([8601, 8602].map(packagedFor));
  const [one, other] = folders.map(folder =>
    readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8'),
  );
  expect(one).toContain('sales.localhost:8601');
  expect(one).not.toContain(':8602');
  expect(other).toContain('sales.localhost:8602');
  expect(other).not.toContain(':8601');
  expect(own.map(changed)).toEqual(before);
}, 120_000);

test('a deploy waits for an embedded AWS that is still starting', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-sls-'));
  directories.push(directory);
  const small = join(directory, 'small');
  mkdirSync(join(small, 'node_modules'), { recursive: true });
  symlinkSync(join(root, 'node_modules', 'serverless'), join(small, 'node_modules', 'serverless'));
  const resources = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
  const service = { service: 'small', provider: { name: 'aws' }, resources };
  writeFileSync(join(small, 'package.json'), '{"type":"module"}');
  writeFileSync(join(small, 'serverless.ts'), `export default ${JSON.stringify(service)};\n`);

  // Resets the first connections, then leaves its port to the embedded AWS.
  const refused = Promise.withResolvers<void>();
  let connections = 0;
  const early = createServer().on('connection', socket => {
    socket.destroy();
    if (++connections === 2) refused.resolve();
  });
  await new Promise<void>(resolve => early.listen(0, '127.0.0.1', resolve));
  const { port } = early.address() as AddressInfo;
  const log = join(directory, 'deploy.log');
  const keys = newKeys();
  const deployed = sls({ root: small, aws: { endpoint: `http://127.0.0.1:${port}`, keys }, port: 8501, log }, 'deploy');
  await Promise.race([refused.promise, deployed]);
  await new Promise(resolve => early.close(resolve));
  const path = process.env.PATH ?? '';
  const emulator = await startEmulator({ python, port, region: 'us-east-1', keys, directory, path });
  try {
    await deployed;
  } finally {
    await emulator.stop();
  }
  expect(readFileSync(log, 'utf8')).toContain('Service deployed to stack small-local');
}, 120_000);
