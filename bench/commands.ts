import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { emptyService, packagingPlugins } from './empty-service.ts';
import { inTurn } from './in-turn.ts';
import { compared, type Result } from './table.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');
const python = join(root, '.venv', 'tools', 'bin', 'python');

/** Prints a command's processor seconds; on Linux those of esbuild too, for which osls does not wait. */
const timed = `import ctypes, os, resource, subprocess, sys
if sys.platform == 'linux': ctypes.CDLL(None).prctl(36, 1, 0, 0, 0) # PR_SET_CHILD_SUBREAPER
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
try:
    while True: os.wait()
except ChildProcessError: used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)`;

const sls =
  (cwd: string, ...args: string[]) =>
  async () =>
    Number((await promisify(execFile)(python, ['-c', timed, process.execPath, program, ...args], { cwd })).stdout);

/** The project's commands beside osls' own in an empty service. */
export async function commands(): Promise<Result[]> {
  console.error('sls cost, sls package …');
  const folder = mkdtempSync(join(tmpdir(), 'streamgate-bench-'));
  const [plain, packaging] = [
    emptyService(root, join(folder, 'plain'), []),
    emptyService(root, join(folder, 'packaging'), packagingPlugins),
  ];
  const output = join(folder, 'package'); // osls empties it
  const packaged = (cwd: string) => sls(cwd, 'package', '--stage', 'prod', '--package', output);
  try {
    await sls(root, 'cost')(); // fills the compile cache
    const offline = await inTurn(7, { ours: sls(root, 'cost', '--stage', 'prod'), theirs: sls(plain, 'print') });
    const packages = await inTurn(5, { ours: packaged(root), theirs: packaged(packaging) });
    const [unit, goal] = ['s of processor', { most: 1.5 }];
    return [
      compared({ what: 'sls cost', unit, rival: 'sls print, empty service', ...offline, goal }),
      compared({ what: 'sls package', unit, rival: 'empty service, same plugins', ...packages, goal }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
