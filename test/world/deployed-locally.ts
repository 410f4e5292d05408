import { join } from 'node:path';
import { sls } from '../../src/preview/sls.ts';
import type { TestAws } from './aws.ts';

/** Deploys stage `local` of a project, or of a copy of it, to an embedded AWS. Throws with the end of its log when it fails. */
export async function deployedLocally(root: string, { directory, endpoint }: TestAws): Promise<void> {
  const python = join(root, '.venv', 'tools', 'bin', 'python');
  const log = join(directory, 'deploy.log');
  await sls({ root, python, endpoint, port: 8501, log }, 'deploy', '--param', 'image=sha256:one');
}
