import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import getPort from 'get-port';
import { startEmulator } from '../src/preview/emulator/emulator.ts';
import { newKeys } from '../src/preview/emulator/keys.ts';
import { sls } from '../src/preview/emulator/sls.ts';
import { startProcess } from '../src/preview/process.ts';
import { until } from '../test/world/until.ts';
import { emptyService, packagingPlugins } from './empty-service.ts';
import { inTurn, milliseconds } from './in-turn.ts';
import { withPreview } from './preview.ts';
import { compared, type Result } from './table.ts';

const root = join(import.meta.dirname, '..');
const python = join(root, '.venv', 'tools', 'bin', 'python');
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

/** `npm start` to ready, beside its parts one after the other. */
export async function warmStart(): Promise<Result[]> {
  console.error('npm start …');
  await withPreview(async () => {}); // the first one fills the caches
  const times = await inTurn(3, { ours: () => withPreview(async ({ readyMs }) => readyMs), theirs: parts });
  return [compared({ what: 'npm start, warm', unit: 'ms', rival: 'its parts', ...times, goal: { most: 1.2 } })];
}

/** An embedded AWS, a deploy of a service that is almost empty, and one app as `streamlit run` starts it. */
async function parts(): Promise<number> {
  await using started = new AsyncDisposableStack();
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-bench-'));
  started.defer(() => rmSync(directory, { recursive: true, force: true }));
  const empty = emptyService(root, join(directory, 'empty'), packagingPlugins);
  const [port, appPort] = [await getPort(), await getPort()];
  const command = ['streamlit', 'run', 'app.py', '--server.headless', 'true', '--server.port', `${appPort}`] as const;
  const keys = newKeys();
  const env = { PATH: join(root, '.venv', 'app', 'bin') + delimiter + process.env.PATH, HOME: directory };
  return await milliseconds(async () => {
    const emulator = await startEmulator({ python, port, region: 'us-east-1', keys, directory, path });
    started.defer(() => emulator.stop());
    await sls(
      { root: empty, aws: { endpoint: emulator.endpoint, keys }, port: 8501, log: join(directory, 'sls.log') },
      'deploy',
    );
    const log = join(directory, 'app.log');
    const app = await startProcess({ name: 'streamlit', command, cwd: join(root, 'streamlit'), env, log });
    started.defer(() => app.stop());
    const healthy = () =>
      fetch(`http://127.0.0.1:${appPort}/_stcore/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await until('Streamlit is healthy', healthy, 60);
  });
}
