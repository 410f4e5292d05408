import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { sls } from './sls.ts';

const root = join(import.meta.dirname, '..', '..');
const python = join(root, '.venv', 'tools', 'bin', 'python');
const directories: string[] = [];

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

/** Packages for a preview on a port; its folder of what osls wrote. */
async function packagedFor(port: number): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-sls-'));
  directories.push(directory);
  const endpoint = 'http://127.0.0.1:1';
  await sls({ root, python, endpoint, port, log: join(directory, 'sls.log') }, 'package');
  return join(directory, 'service', '.serverless');
}

const changed = (path: string) => (existsSync(path) ? statSync(path).mtimeMs : undefined);

test("two at once do not write over each other's template, nor over the team's", async () => {
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
