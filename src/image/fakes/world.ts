import { type Build, type BuildStatus, type ImagePorts, TransientError } from '../ports.ts';
import type { ImageStackRef } from '../where.ts';

export const where: ImageStackRef = {
  stage: 'prod',
  region: 'eu-west-1',
  stack: 'streamgate-prod-image',
  repository: 'streamgate-prod/image',
};

/** What an account has and does. A test changes it, before or between deploys. */
export interface World {
  /** The stack's status, and what it becomes at each look: the last one stays. */
  stack: (string | undefined)[];
  update: 'begun' | 'unchanged' | 'busy';
  /** What a change that begins makes of the stack. */
  becomes: { create: string[]; update: string[]; remove: (string | undefined)[] };
  repository: boolean;
  images: Record<string, string>;
  /** How a build goes: its status at each look; the last one stays. */
  course: BuildStatus[];
  /** Whether a build that succeeds pushes. */
  pushes: boolean;
  full?: string;
  log: string[];
  /** What each call throws, one after another: `look` → errors, of which `undefined` is none. */
  errors: Record<string, (Error | undefined)[]>;
}

/** An AWS that does what it is told, in no time. */
export function aWorld(changes: Partial<World> = {}) {
  const world: World = {
    ...{ stack: [undefined], update: 'unchanged', repository: true, images: {}, pushes: true, log: [], errors: {} },
    becomes: {
      create: ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE'],
      update: ['UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE'],
      remove: ['DELETE_IN_PROGRESS', undefined],
    },
    course: ['IN_PROGRESS', 'IN_PROGRESS', 'SUCCEEDED'],
    ...changes,
  };
  const calls: string[] = [];
  const said: string[] = [];
  const begun: { build: Build; hash: string; token: string; looks: number }[] = [];
  let seconds = 0;

  /** Notes the call, and throws what it is to throw. */
  const call = (name: string, detail = '') => {
    calls.push(detail ? `${name} ${detail}` : name);
    const error = world.errors[name]?.shift();
    if (error) throw error;
  };
  const change = (statuses: (string | undefined)[]) => {
    world.stack = [...statuses];
  };

  const ports: ImagePorts = {
    registry: {
      async image(tag) {
        call('image');
        if (!world.repository) return undefined;
        const digest = world.images[tag];
        return digest ? { repository: 'registry/image', digest } : { repository: 'registry/image' };
      },
    },
    stack: {
      async status() {
        call('status');
        return world.stack.length > 1 ? world.stack.shift() : world.stack[0];
      },
      async create() {
        call('create');
        change(world.becomes.create);
        return 'begun';
      },
      async update() {
        call('update');
        if (world.update === 'begun') change(world.becomes.update);
        return world.update;
      },
      async remove() {
        call('remove');
        change(world.becomes.remove);
      },
      failures: async () => [{ logicalId: 'Images', type: 'AWS::ECR::Repository', reason: 'no room' }],
    },
    sources: {
      put: async hash => call('put', hash),
      empty: async () => call('empty'),
    },
    builds: {
      async of(hash) {
        call('of');
        return begun
          .filter(one => one.hash === hash)
          .map(one => one.build)
          .reverse();
      },
      async start(hash, token) {
        call('start', token);
        if (world.full) return { full: world.full };
        const build: Build = {
          id: `project:${begun.length + 1}`,
          status: 'IN_PROGRESS',
          phase: 'SUBMITTED',
          log: 'https://log',
        };
        begun.push({ build, hash, token, looks: 0 });
        return build;
      },
      async look(id) {
        call('look', id);
        const one = begun.find(({ build }) => build.id === id);
        if (!one) return undefined;
        const status = world.course[Math.min(one.looks++, world.course.length - 1)] ?? 'IN_PROGRESS';
        one.build = { ...one.build, status, phase: status === 'SUCCEEDED' ? 'COMPLETED' : 'BUILD' };
        if (status === 'SUCCEEDED' && world.pushes) world.images[one.hash] = 'sha256:1';
        return one.build;
      },
      async lines(_id, after = '0') {
        call('lines');
        return { lines: world.log.slice(Number(after)), next: String(world.log.length) };
      },
      forget: async () => call('forget'),
    },
    clock: {
      now: () => seconds,
      wait: async more => {
        seconds += more;
      },
    },
    watch: {
      say: line => said.push(line),
      follows: ({ id }) => said.push(`follows ${id}`),
      logged: lines => said.push(...lines),
    },
  };
  return { world, ports, calls, said, seconds: () => seconds };
}

export const passing = (times: number) => Array.from({ length: times }, () => new TransientError('Rate exceeded'));
