import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { readKeys } from '../../src/preview/emulator/keys.ts';
import type { LocalPreview } from '../../src/preview/start.ts';
import type { Project } from './project.ts';
import { until } from './until.ts';
import { stopWithoutViolations } from './violations.ts';

/** A preview of a copy of the project, with the copy's settings and apps. A process of its own: this one has the project's own settings. */
export async function previewOf({ root }: Project): Promise<Pick<LocalPreview, 'apps' | 'portal' | 'aws' | 'stop'>> {
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-preview-'));
  const child = spawn(process.execPath, [join(root, 'src', 'preview', 'main.ts'), directory], {
    cwd: root,
    env: { ...process.env, PORT: String(await getPort({ host: '127.0.0.1' })) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', chunk => {
    complaints += chunk;
  });
  const exited = once(child, 'exit');
  const end = async () => {
    child.kill();
    await exited;
    rmSync(directory, { recursive: true, force: true });
  };
  const file = join(directory, 'state.json');
  try {
    await until(
      'the preview is ready, or over',
      () => child.exitCode !== null || (existsSync(file) && readFileSync(file, 'utf8').endsWith('}\n')),
      120,
    );
    const { apps, portal } = JSON.parse(readFileSync(file, 'utf8'));
    const aws = await readKeys(directory);
    return { apps, portal, aws, stop: () => stopWithoutViolations(aws.endpoint, end, aws.keys) };
  } catch (cause) {
    await end();
    throw new Error(`The preview did not start:\n${complaints}`, { cause });
  }
}
