import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DeployedService } from '../../aws/services.ts';
import { localTasks } from './local-tasks.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const search =
  'import importlib.util as u, json; print(json.dumps({n: u.find_spec(n).origin for n in NAMES if u.find_spec(n)}))';
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'local-tasks-'));
  for (const folder of ['apps', 'more']) mkdirSync(join(directory, folder));
  writeFileSync(join(directory, 'more', 'theirs.py'), '');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Where a task's Python finds its modules. It must find only what an image contains, or a page that works here would fail in AWS. */
async function found(names: string[], environment: Record<string, string> = {}): Promise<Record<string, string>> {
  const secretValue = () => Promise.reject(new Error('none is asked for'));
  const tasks = localTasks({ root, directory, streamlit: join(directory, 'apps'), secretValue });
  const command = ['python', '-c', search.replace('NAMES', JSON.stringify(names))];
  const service: DeployedService = {
    ...{ name: 'sales', container: 'sales', taskDefinition: 'sales:1', targetGroupArn: 'group', desiredCount: 1 },
    ...{ command, environment, secrets: {} },
  };
  const task = await tasks.run(service);
  expect(await task.exited).toMatchObject({ code: 0 });
  return JSON.parse(readFileSync(join(directory, 'sales.log'), 'utf8'));
}

test('an app can import the gate and nothing else of the repository', async () => {
  expect(Object.keys(await found(['gate', 'config', 'resources', 'src', 'bench']))).toEqual(['gate']);
});

test('an app can import its own packages too', async () => {
  const more = join(directory, 'more');
  const { gate, theirs } = await found(['gate', 'theirs'], { PYTHONPATH: more });
  expect(gate).toMatch(/packages\/gate\/__init__\.py$/);
  expect(theirs).toBe(join(more, 'theirs.py'));
});
