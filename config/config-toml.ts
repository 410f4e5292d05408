import { parse, TomlError, type TomlTable } from 'smol-toml';
import { type Problem, problem } from './checks/problem.ts';
import { maxUploadMiB } from './settings/app/size.ts';
import type { StageSettings } from './settings/stage.ts';

const file = 'streamlit/.streamlit/config.toml';

/** What Streamlit's own settings say of all apps and an app's size cannot hold. `toml`: the text of config.toml. */
export function checkConfigToml({ apps }: StageSettings, toml: string): Problem[] {
  const { server } = tableOf(toml);
  const given = typeof server === 'object' && 'maxUploadSize' in server ? server.maxUploadSize : undefined;
  if (given === undefined) return [];
  const path = `server.maxUploadSize in ${file}`;
  return Object.entries(apps)
    .filter(([, { size }]) => typeof given !== 'number' || given > maxUploadMiB(size))
    .map(([name, { size }]) => {
      const allowed = `${maxUploadMiB(size)} at most, a sixteenth of the ${size.memoryMiB} MiB that ${name} has`;
      const fix = 'Leave it out, and each app takes what fits. Or lower it, or choose a size with more memory.';
      return problem(path, given, allowed, fix);
    });
}

/** Throws, with the line, when it is not TOML: Streamlit would not start. */
function tableOf(toml: string): TomlTable {
  try {
    return parse(toml);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    throw new Error(`${file} can't be read. ${cause.message.trimEnd()}`, { cause });
  }
}
