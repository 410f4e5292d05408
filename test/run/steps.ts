import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** One command that is one check, or a runner with its files. */
export interface Step {
  name: string;
  runner: 'check' | 'jest' | 'pytest';
  command: [string, ...string[]];
  /** The test files of a runner, from the root. */
  files: string[];
  /** Part of `npm run test:quick`. */
  quick: boolean;
}

const bin = (name: string) => join(root, 'node_modules', '.bin', name);
type Environment = 'app' | 'oldest' | 'tools';

const python = (environment: Environment, name: string) => join(root, '.venv', environment, 'bin', name);

const check = (name: string, ...command: Step['command']): Step => ({
  ...{ name, runner: 'check', command, files: [], quick: true },
});

function pytest(name: string, environment: Environment, tests: string[], quick: boolean): Step {
  const files = globSync(tests, { cwd: root }).sort();
  const command: Step['command'] = [python(environment, 'pytest'), '-q', '-p', 'no:cacheprovider'];
  return { name, runner: 'pytest', command, files, quick };
}

function jest(name: string, folders: string[], quick: boolean, without?: string): Step {
  const files = globSync(
    folders.map(folder => `${folder}/**/*.test.ts`),
    { cwd: root },
  );
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const runner = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  return {
    ...{ name, runner: 'jest', command: [process.execPath, ...flags, runner], quick },
    files: files.filter(file => without === undefined || !file.startsWith(without)).sort(),
  };
}

/** All of `npm test`. A jest step has the name of its project in jest.config.ts. */
export const steps: readonly Step[] = [
  check('types', bin('tsc')),
  check('lint', bin('biome'), 'check', '--error-on-warnings', '.'),
  check('python lint', python('tools', 'ruff'), 'check', '.'),
  check('python format', python('tools', 'ruff'), 'format', '--check', '.'),
  pytest('gate', 'app', ['gate/**/test_*.py', 'streamlit/**/test_*.py'], true),
  pytest('gate, oldest Streamlit', 'oldest', ['gate/**/test_*.py'], false),
  pytest('embedded AWS', 'tools', ['src/preview/**/test_*.py'], false),
  jest('unit', ['config', 'docs', 'resources', 'src'], true, 'src/preview/'),
  jest('preview', ['src/preview'], false),
  jest('system', ['test'], false, 'test/browser/'),
  jest('browser', ['test/browser'], false),
];

/** The steps whose name has one of the words, whole, and of the others the files whose path has one. All where there is no word. */
export function chooseSteps(words: readonly string[], all: readonly Step[] = steps): Step[] {
  if (words.length === 0) return [...all];
  return all.flatMap(step => {
    if (words.includes(step.name)) return [step];
    const files = step.files.filter(file => words.some(word => file.includes(word)));
    return files.length > 0 ? [{ ...step, files }] : [];
  });
}
