import { type Problem, problem } from './checks/problem.ts';
import { maxUploadMiB } from './settings/app/size.ts';
import type { StageSettings } from './settings/stage.ts';

const path = 'server.maxUploadSize in streamlit/.streamlit/config.toml';

/** What Streamlit's own settings say of all apps and an app's size cannot hold. `toml`: the text of config.toml. */
export function checkConfigToml({ apps }: StageSettings, toml: string): Problem[] {
  const given = numberAt('server.maxUploadSize', toml) ?? 0;
  return Object.entries(apps)
    .filter(([, { size }]) => given > maxUploadMiB(size))
    .map(([name, { size }]) => {
      const allowed = `${maxUploadMiB(size)} at most, a sixteenth of the ${size.memoryMiB} MiB that ${name} has`;
      const fix = 'Leave it out, and each app takes what fits. Or lower it, or choose a size with more memory.';
      return problem(path, given, allowed, fix);
    });
}

const header = /^\s*\[([^[\]]*)\]/;
const assignment = /^\s*([\w.\s"'-]+?)\s*=\s*([+\d][\w.+-]*)/;
const bare = (key: string) => key.replaceAll(/["'\s]/g, '');

/** A number of a TOML document, found line by line. What this overlooks, such as an inline table, streamlit/gate/uploads.py still bounds. */
function numberAt(key: string, toml: string): number | undefined {
  let table = '';
  for (const line of toml.split('\n')) {
    const [, opened] = header.exec(line) ?? [];
    if (opened !== undefined) table = `${bare(opened)}.`;
    const [, name, value] = assignment.exec(line) ?? [];
    if (name !== undefined && value !== undefined && `${table}${bare(name)}` === key) {
      return Number(value.replaceAll('_', ''));
    }
  }
  return undefined;
}
