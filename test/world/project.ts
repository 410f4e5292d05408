import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageSettings } from '../../config/settings/stage.ts';
import type { StageName } from '../../config/stages.ts';
import { commandsOf, type Ended } from './commands.ts';
import { slsEnvironment } from './sls-environment.ts';
import { type Interrupt, runSls, type SlsResult } from './sls-process.ts';

const root = join(import.meta.dirname, '..', '..');
const copied = [
  'config',
  'gate',
  'package.json',
  'resources',
  'serverless.mjs',
  'serverless.ts',
  'src',
  'streamlit',
  'tsconfig.json',
];
const shared = ['.venv', 'node_modules'];

/** A copy of this project, with settings that a test may edit. */
export interface Project {
  root: string;
  /** Replaces texts in config/stages.ts as it is in the project, whatever was edited before. Throws when one is not there. */
  stages(edits: Record<string, string>): void;
  /** Gives a stage other settings altogether. */
  stage(name: StageName, settings: StageSettings): void;
  /** Types `sls <line>` against the embedded AWS, and waits for its end. */
  sls(
    line: string,
    endpoint: string,
    env?: Record<string, string>,
  ): { status: number | null; stdout: string; stderr: string };
  /** Runs one of the project's own commands, without the osls that would be typed before it (command-process.mjs). */
  run(line: string, endpoint: string, env?: Record<string, string>): Promise<Ended>;
  /** Types it while the test goes on: what it talks to may be in the test's own process. */
  typing(line: string, endpoint: string, interrupt?: Interrupt): Promise<SlsResult>;
  /** Ends what runs its commands, and deletes it. */
  remove(): void;
}

export function aProject(): Project {
  const copy = mkdtempSync(join(tmpdir(), 'streamgate-project-'));
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const name of shared) symlinkSync(join(root, name), join(copy, name));
  const original = readFileSync(join(root, 'config', 'stages.ts'), 'utf8');
  const program = join(copy, 'node_modules', 'serverless', 'bin', 'serverless.js');
  const end = '} as const satisfies Record<string, StageSettings>;';
  const stagesFile = join(copy, 'config', 'stages.ts');
  const commands = commandsOf(copy);
  return {
    root: copy,
    stage(name, settings) {
      commands.stop();
      // Of two properties of one name the last one counts.
      writeFileSync(
        stagesFile,
        original.replace(end, `${name}: ${JSON.stringify(settings)} as StageSettings,\n${end}`),
      );
    },
    stages(edits) {
      commands.stop();
      const edited = Object.entries(edits).reduce((text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`config/stages.ts does not say ${from}.`);
        return text.replace(from, to);
      }, original);
      writeFileSync(stagesFile, edited);
    },
    sls(line, endpoint, env = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...line.split(' ')], {
        cwd: copy,
        encoding: 'utf8',
        timeout: 300_000,
        env: { ...slsEnvironment(copy), AWS_ENDPOINT_URL: endpoint, ...env },
      });
      return { status, stdout, stderr };
    },
    run: (line, endpoint, env = {}) => commands.run(line, { AWS_ENDPOINT_URL: endpoint, ...env }),
    typing: (line, endpoint, interrupt = {}) =>
      runSls({ folder: copy, line, env: { AWS_ENDPOINT_URL: endpoint }, ...interrupt }),
    remove() {
      commands.stop();
      rmSync(copy, { recursive: true });
    },
  };
}
