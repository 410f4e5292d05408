import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StageSettings } from '../../config/settings/stage.ts';
import type { StageName } from '../../config/stages.ts';
import { aProject } from './project.ts';
import { sharedFolder } from './run-folder.ts';

const root = join(import.meta.dirname, '..', '..');

// biome-ignore lint/suspicious/noExplicitAny: the packaged template is JSON of a thousand shapes
export type Json = any;

export interface Packaged {
  /** All that osls made. */
  folder: string;
  /** The template in it. */
  file: string;
  template: Json;
}

/**
 * What `sls package` makes of a stage, with other settings if they are given: once in a run, as long as the sources stay as they are.
 * Settings are in the functions' code, too.
 */
export async function packaged(stage: StageName, settings?: StageSettings): Promise<Packaged> {
  const name = `${stage}-${contentsOf(sources, JSON.stringify(settings ?? 'its own'))}`;
  const folder = await sharedFolder(name, made => packageInto(made, stage, settings));
  const file = join(folder, 'cloudformation-template-update-stack.json');
  return { folder, file, template: JSON.parse(readFileSync(file, 'utf8')) };
}

/** Every resource of a type in a template, by logical id. */
export const resourcesOf = (template: Json, type: string): [id: string, properties: Json][] =>
  Object.entries<Json>(template.Resources)
    .filter(([, { Type }]) => Type === `AWS::${type}`)
    .map(([id, { Properties }]) => [id, Properties]);

/** What a package is made of. */
const sources = [
  'config',
  'package-lock.json',
  'package.json',
  'resources',
  'serverless.mjs',
  'serverless.ts',
  'src',
  'tsconfig.json',
];

function contentsOf(names: readonly string[], settings: string): string {
  const hash = createHash('sha256').update(settings);
  const files = names.flatMap(name => {
    if (!statSync(join(root, name)).isDirectory()) return [name];
    return readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map(path => join(name, path));
  });
  for (const file of files.sort()) {
    if (!statSync(join(root, file)).isFile()) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** In a copy of the project: osls and its plugins write into the folder that they package. */
async function packageInto(folder: string, stage: StageName, settings?: StageSettings): Promise<void> {
  const project = aProject();
  if (settings) project.stage(stage, settings);
  const home = join(project.root, 'home');
  mkdirSync(home);
  const program = join(project.root, 'node_modules', 'serverless', 'bin', 'serverless.js');
  try {
    await promisify(execFile)(process.execPath, [program, 'package', '--stage', stage, '--package', folder], {
      cwd: project.root,
      // Neither an account nor a way out: whoever asked the network for anything would fail here.
      env: {
        PATH: process.env.PATH,
        HOME: home,
        TMPDIR: home,
        HTTP_PROXY: 'http://127.0.0.1:1',
        HTTPS_PROXY: 'http://127.0.0.1:1',
      },
    });
  } finally {
    project.remove();
  }
}
