import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { type LocalPreview, startPreview } from '../../src/preview/start.ts';
import { testKeys } from './test-keys.ts';
import { stopWithoutViolations } from './violations.ts';

const root = join(import.meta.dirname, '..', '..');

export interface TestPreview extends LocalPreview {
  /** A copy of `streamlit/` that a test may edit. */
  streamlit: string;
  /** Its logs. */
  directory: string;
  /** Every problem that it survived. */
  problems: string[];
}

/** A preview of a test's own, with a clock of its own if it gives one. `stop` also deletes its files, and throws if AWS would have refused a request. */
export async function aPreview(now = Date.now): Promise<TestPreview> {
  const directory = mkdtempSync(join(tmpdir(), 'streamgate-preview-'));
  const streamlit = join(directory, 'streamlit');
  cpSync(join(root, 'streamlit'), streamlit, { recursive: true });
  const problems: string[] = [];
  const preview = await startPreview({
    root,
    directory,
    streamlit,
    port: await getPort({ host: '127.0.0.1' }),
    keys: testKeys,
    now,
    progress: () => undefined,
    log: (problem, error) => problems.push(`${problem} ${error ?? ''}`),
  });
  const stop = () =>
    stopWithoutViolations(preview.aws.endpoint, async () => {
      await preview.stop();
      rmSync(directory, { recursive: true });
    });
  return { ...preview, directory, streamlit, problems, stop };
}
