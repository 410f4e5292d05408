import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Instruction, parseDockerfile, type Stage } from './dockerfile.ts';

/** An image as a folder: `root` stands for `/`. */
export interface FolderImage {
  root: string;
  workdir: string;
  env: Record<string, string>;
  volumes: string[];
  user: string;
}

export interface Steps {
  dockerfile: string;
  /** What is sent to the builder: without what .dockerignore leaves out. */
  context: string;
  /** An empty folder. */
  directory: string;
  /** Fills the folder in place of a registry's image, or of a stage that would need the network; returns its environment. */
  standIns: Record<string, (root: string) => Record<string, string>>;
  /** What each RUN finds where the image's own environment says nothing. */
  environment: Record<string, string>;
}

/** Takes a Dockerfile's steps without a container engine. Where it says `/opt`, a folder of that name in `directory` is meant. */
export function takeSteps(steps: Steps): FolderImage {
  const root = join(steps.directory, 'root');
  const stages = new Map<string, FolderImage>();
  const parsed = parseDockerfile(steps.dockerfile);
  for (const stage of parsed) {
    const image = build(stage, root, stages, steps);
    if (stage === parsed.at(-1)) return image;
    // Programs remember where they were installed, so every stage grows in the same place, and is then put aside.
    const aside = join(steps.directory, `stage-${stage.name}`);
    renameSync(root, aside);
    stages.set(stage.name, { ...image, root: aside });
  }
  throw new Error('The Dockerfile builds nothing.');
}

function build(stage: Stage, root: string, stages: Map<string, FolderImage>, steps: Steps): FolderImage {
  mkdirSync(root);
  const standIn = steps.standIns[stage.name] ?? steps.standIns[stage.base];
  if (standIn) {
    const image = { root, workdir: root, env: standIn(root), volumes: [], user: 'root' };
    return steps.standIns[stage.name] ? image : follow(stage.instructions, image, stages, steps);
  }
  const base = stages.get(stage.base);
  if (!base) throw new Error(`Nothing here stands for the image ${stage.base}.`);
  cpSync(base.root, root, { recursive: true, verbatimSymlinks: true });
  return follow(stage.instructions, { ...base, root }, stages, steps);
}

function follow(
  instructions: readonly Instruction[],
  base: FolderImage,
  stages: Map<string, FolderImage>,
  steps: Steps,
): FolderImage {
  let image = base;
  for (const instruction of instructions) image = after(image, instruction, stages, steps);
  return image;
}

function after(
  image: FolderImage,
  { word, rest }: Instruction,
  stages: Map<string, FolderImage>,
  steps: Steps,
): FolderImage {
  const at = inside(image, rest);
  switch (word) {
    case 'ENV':
      return { ...image, env: { ...image.env, ...variables(rest, image) } };
    case 'WORKDIR':
      mkdirSync(at, { recursive: true });
      return { ...image, workdir: at };
    case 'COPY':
      copy(rest, image, stages, steps.context);
      return image;
    case 'RUN':
      run(rest, image, steps.environment);
      return image;
    case 'VOLUME':
      mkdirSync(at, { recursive: true });
      return { ...image, volumes: [...image.volumes, at] };
    case 'USER':
      return { ...image, user: rest };
  }
}

const inside = ({ root, workdir }: FolderImage, path: string) => join(path.startsWith('/') ? root : workdir, path);

/** `A=/a:$B`, each path within the image. */
function variables(rest: string, { root, env }: FolderImage): Record<string, string> {
  return Object.fromEntries(
    rest.split(' ').map(pair => {
      const [name = '', value = ''] = pair.split(/=(.*)/);
      const rooted = value.replace(/(^|:)\//g, `$1${root}/`);
      return [name, rooted.replace(/\$(\w+)/g, (_, variable) => env[variable] ?? '')];
    }),
  );
}

/** A folder's content into a folder, or a file into a folder or to a name. */
function copy(rest: string, image: FolderImage, stages: Map<string, FolderImage>, context: string): void {
  const [, from, source = '', to = ''] = /^(?:--from=(\S+) )?(\S+) (\S+)$/.exec(rest) ?? [];
  const origin = from === undefined ? context : stages.get(from)?.root;
  if (origin === undefined) throw new Error(`COPY ${rest}: there is no stage ${from}.`);
  const target = inside(image, to);
  const given = join(origin, source);
  const file = /^\.?\/?$/.test(to) && statSync(given).isFile() ? join(target, basename(source)) : target;
  cpSync(given, file, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
}

/** Refuses a path that would be this machine's: in a step it belongs into a variable. */
function run(command: string, { workdir, env }: FolderImage, environment: Record<string, string>): void {
  const [stranger] = /(?<=^|[\s"'=(])\/\w[\w/.-]*/.exec(command) ?? [];
  if (stranger) throw new Error(`RUN names ${stranger}, which is this machine's here. Use a variable: ${command}`);
  execFileSync('/bin/sh', ['-c', command], { cwd: workdir, env: { ...environment, ...env }, stdio: 'pipe' });
}
