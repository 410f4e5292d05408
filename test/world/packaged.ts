import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
export const slsProgram = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');

// biome-ignore lint/suspicious/noExplicitAny: the packaged template is JSON of a thousand shapes
export type Json = any;

/** What `sls package` makes of a stage, in `folder`. */
export function packaged(stage: string, folder: string): { file: string; template: Json } {
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [slsProgram, 'package', '--stage', stage, '--package', folder], {
    cwd: root,
    // Neither an account nor a way out: whoever asked the network for anything would fail here.
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TMPDIR: folder,
      HTTP_PROXY: 'http://127.0.0.1:1',
      HTTPS_PROXY: 'http://127.0.0.1:1',
    },
    stdio: 'pipe',
  });
  const file = join(folder, 'cloudformation-template-update-stack.json');
  return { file, template: JSON.parse(readFileSync(file, 'utf8')) };
}
