import { delimiter, join } from 'node:path';
import { forEmbeddedAws } from '../../src/preview/emulator/sls.ts';
import { testKeys } from './test-keys.ts';

const programs = join(import.meta.dirname, '..', '..', 'node_modules', '.bin');

/** What `sls` finds when a test types it, its files in `folder`. Nothing of our own environment reaches it but the PATH. */
export const slsEnvironment = (folder: string) => ({
  PATH: [programs, process.env.PATH].join(delimiter),
  HOME: folder,
  TMPDIR: folder,
  ...forEmbeddedAws,
  ...testKeys,
});
