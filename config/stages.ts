import type { AppSettings } from './settings/app.ts';
import type { StageSettings } from './settings/stage.ts';

/** What every stage says alike of an app; each stage adds the host. */
const sales = {
  entry: 'app.py',
  size: { cpu: 256, memoryMiB: 512 },
  policy: 'everyoneInvited',
} as const satisfies Omit<AppSettings, 'host'>;

/** The one file a team edits. */
export const stages = {
  /** `npm start`: everything on this machine, no AWS account. */
  local: {
    place: { account: '000000000000', region: 'us-east-1' },
    domain: { hostedZone: { id: 'ZLOCAL', name: 'localhost' }, loginPrefix: 'streamgate-local' },
    login: {},
    apps: { sales: { ...sales, host: 'sales.localhost' } },
  },
  dev: {
    place: { account: '111111111111', region: 'eu-west-1' },
    domain: {
      hostedZone: { id: 'Z0000000000000000DEV', name: 'dev.example.com' },
      loginPrefix: 'example-streamgate-dev',
    },
    login: {},
    apps: { sales: { ...sales, host: 'sales.dev.example.com' } },
  },
  prod: {
    place: { account: '222222222222', region: 'eu-west-1' },
    domain: { hostedZone: { id: 'Z000000000000000PROD', name: 'example.com' }, loginPrefix: 'example-streamgate' },
    login: { accessTokenMinutes: 15 },
    apps: { sales: { ...sales, host: 'sales.example.com', size: { cpu: 512, memoryMiB: 1024 } } },
  },
} as const satisfies Record<string, StageSettings>;

export type StageName = keyof typeof stages;

/** Throws, naming the known stages, when `name` is none of them. */
export function stageNamed(name: string): StageName {
  if (Object.hasOwn(stages, name)) return name as StageName;
  const known = Object.keys(stages).join(', ');
  throw new Error(
    `Unknown stage "${name}". config/stages.ts has: ${known}. Pass one of them with --stage, or add it there.`,
  );
}

/** A stage's settings as every other file reads them: in full width, not as the literal types above. */
export const settingsOf = (stage: StageName): StageSettings => stages[stage];
