import { relative } from 'node:path';
import { portalPaths } from '../../config/origins.ts';
import { keysFile } from './emulator/keys.ts';
import type { LocalPreview } from './start.ts';

/** The text that `npm start` prints when everything runs. */
export function welcome(
  { apps, portal, people, mail }: Pick<LocalPreview, 'apps' | 'portal' | 'people' | 'mail'>,
  directory: string,
  seconds: string,
): string {
  const width = Math.max(...people.map(({ email }) => email.length), ...Object.keys(apps).map(name => name.length));
  const row = (left: string, right: string) => `    ${left.padEnd(width)}   ${right}`;
  const app = Object.keys(apps).at(-1);
  return [
    '',
    `  streamgate is ready (${seconds} s)`,
    '',
    row('portal', portal.url),
    ...Object.entries(apps).map(([name, { url }]) => row(name, url)),
    '',
    '  Sign in as',
    ...people.map(({ email, password, temporary }) =>
      row(email, `${password}${temporary ? '   (temporary: you set your own at first sign-in)' : ''}`),
    ),
    '',
    `  Invitations and other emails are in ${relative(process.cwd(), mail)}. Ben is an admin and can invite people:`,
    `    ${portal.url}${portalPaths.invites}`,
    '',
    '  Edit streamlit/app.py and save: open pages reload.',
    `  Put ${app} to sleep for a minute. After that, opening it wakes it:`,
    `    (. ${shellPath(keysFile(directory))} && npx sls power sleep --app ${app} --until 1m --yes --stage local)`,
    `  Logs are in ${relative(process.cwd(), directory) || '.'}. Press Ctrl-C to stop everything.`,
    '',
  ].join('\n');
}

/** Quotes a path for a shell. Adds a slash if needed: without one, `.` would search the PATH. */
function shellPath(path: string): string {
  const near = relative(process.cwd(), path);
  const found = near.includes('/') ? near : `./${near}`;
  return /^[\w./-]+$/.test(found) ? found : `'${found.replaceAll("'", `'\\''`)}'`;
}
