import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The logo of the sign-in page in base64, as Cognito takes it. `path` starts at the project's root. Throws if the file does not exist. */
export const readLogo = (path: string): string =>
  readFileSync(join(import.meta.dirname, '..', path)).toString('base64');
