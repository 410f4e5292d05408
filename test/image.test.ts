import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { imageInFolder } from './world/image-folder.ts';
import type { FolderImage } from './world/image-steps.ts';
import { type ImageTask, proof, seal, startTask } from './world/image-task.ts';
import { runPage } from './world/streamlit-socket.ts';

let directory: string;
let image: FolderImage;
let task: ImageTask | undefined;
/** What was in the image before the test's own page. */
let files: string[];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'streamgate-image-'));
  chmodSync(directory, 0o755);
  image = await imageInFolder(directory);
  files = readdirSync(image.workdir, { recursive: true, encoding: 'utf8' });
  copyFileSync(join(import.meta.dirname, 'world', 'charts.py'), join(image.workdir, 'charts.py'));
  seal(image);
}, 240_000);

afterEach(() => {
  task?.kill();
  task = undefined;
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Everything outside of the volumes, with what a write would change. */
const state = () =>
  readdirSync(image.root, { recursive: true, encoding: 'utf8' })
    .map(path => join(image.root, path))
    .filter(path => !image.volumes.some(volume => path.startsWith(volume)) && existsSync(path))
    .map(path => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`);

/** Opens a page, runs its script, and returns all it said. */
async function open(port: number, awaited: string): Promise<string> {
  const origin = `http://127.0.0.1:${port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/_stcore/stream`, ['streamlit'], { origin, headers: proof() });
  await once(socket, 'open');
  try {
    return await runPage(socket, awaited);
  } finally {
    socket.terminate();
    await once(socket, 'close');
  }
}

test('a task is healthy, runs its page, writes nothing, and ends within a second', async () => {
  const before = state();
  task = await startTask(image, 'app.py');
  expect(await open(task.port, 'Look at a file of yours')).toContain('Hello, ana@example.com.');
  const { ms, signal } = await task.stop();
  expect({ signal, inTime: ms < 1000 }).toEqual({ signal: 'SIGTERM', inTime: true }); // uvicorn raises it again when it is done
  expect(task.output()).not.toMatch(/Traceback|Read-only|Permission denied/);
  expect(state()).toEqual(before);
  expect(image.volumes.flatMap(volume => readdirSync(volume))).toEqual([]);
});

test('tables, charts and maps work with what was left of the packages; only the volume can be written to', async () => {
  task = await startTask(image, 'charts.py');
  const said = await open(task.port, 'The end.');
  expect(said).toContain('sum: 26');
  expect(said).toContain('scratch: 5');
  for (const place of ['app', 'packages', 'python']) expect(said).toContain(`${place}: PermissionError`);
});

test('all that a task imports is compiled, and nothing watches its files', () => {
  const compiled = readdirSync(join(image.root, 'pyc'), { recursive: true, encoding: 'utf8' });
  for (const module of [
    'asyncio/base_events',
    'uvicorn/main',
    'streamlit/config',
    'pandas/core/frame',
    'app/gate/proofs',
  ]) {
    expect(compiled.find(path => new RegExp(`(^|/)${module}\\.cpython-\\d+\\.pyc$`).test(path))).toBeDefined();
  }
  const settings = readFileSync(join(image.workdir, '.streamlit', 'config.toml'), 'utf8');
  expect(settings.match(/^fileWatcherType.*/gm)).toEqual(['fileWatcherType = "none"']);
});

test('the apps and the gate are in it; tests, secrets and how it was made are not', () => {
  expect(files).toEqual(
    expect.arrayContaining(['app.py', 'finance.py', 'gate/refused.html', '.streamlit/config.toml']),
  );
  expect(files.filter(path => /test|secrets\.toml|__pycache__|Dockerfile|ignore|\.in$/.test(path))).toEqual([]);
});

test('it runs as nobody, and one folder is writable', () => {
  expect(image.user).toBe('nobody');
  expect(image.volumes).toEqual([join(image.root, 'tmp')]);
  expect(image.env).toMatchObject({ HOME: image.volumes[0], TMPDIR: image.volumes[0] });
});
