import { relative } from 'node:path';
import type { Preview } from './start.ts';

/** What a newcomer needs to know once it all runs. */
export function welcome(
  { apps, people }: Pick<Preview, 'apps' | 'people'>,
  directory: string,
  seconds: string,
): string {
  const width = Math.max(...people.map(({ email }) => email.length), ...Object.keys(apps).map(name => name.length));
  const row = (left: string, right: string) => `    ${left.padEnd(width)}   ${right}`;
  return [
    '',
    `  streamgate is ready (${seconds} s)`,
    '',
    ...Object.entries(apps).map(([name, { url }]) => row(name, url)),
    '',
    '  Sign in as',
    ...people.map(({ email, password, temporary }) =>
      row(email, `${password}${temporary ? '   (temporary: you choose your own)' : ''}`),
    ),
    '',
    '  Edit streamlit/app.py and save: the open page follows.',
    `  Logs are in ${relative(process.cwd(), directory) || '.'}. Ctrl-C ends it all.`,
    '',
  ].join('\n');
}
