import type { Hours } from '../src/power/hours.ts';
import type { AppSettings } from './settings/app.ts';
import { type StageSettings, stage } from './settings/stage.ts';

/** What every stage says alike of its apps; each stage adds the hosts. */
const sales = {
  entry: 'app.py',
  size: { cpu: 256, memoryMiB: 512 },
  policy: 'everyoneInvited',
  contact: 'data@example.com',
} as const satisfies Omit<AppSettings, 'host'>;

const finance = {
  entry: 'finance.py',
  size: { cpu: 256, memoryMiB: 512 },
  policy: { allow: [{ group: 'finance' }] },
  contact: 'finance@example.com',
} as const satisfies Omit<AppSettings, 'host'>;

const officeHours = {
  timeZone: 'Europe/Madrid',
  open: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '07:00', to: '20:00' }],
} as const satisfies Hours;

/** The one file a team edits. Every setting: docs/settings.md. */
export const stages = {
  /** `npm start`: everything on this machine, no AWS account. One app is always there, the other sleeps when nobody is. */
  local: stage({
    place: { account: '000000000000', region: 'us-east-1' },
    domain: { hostedZone: { id: 'ZLOCAL', name: 'localhost' }, login: { prefix: 'streamgate-local' } },
    login: {},
    groups: ['finance'],
    apps: {
      sales: { ...sales, host: 'sales.localhost', alwaysOn: true },
      finance: { ...finance, host: 'finance.localhost', idleMinutes: 15 },
    },
  }),
  /** To try things out: cheap, and gone without a trace after `npx sls remove --stage dev`. */
  dev: stage({
    place: { account: '111111111111', region: 'eu-west-1' },
    domain: {
      hostedZone: { id: 'Z0000000000000000DEV', name: 'dev.example.com' },
      login: { prefix: 'example-streamgate-dev' },
    },
    login: {},
    groups: ['finance'],
    apps: {
      sales: { ...sales, host: 'sales.dev.example.com', spot: true, idleMinutes: 30 },
      finance: { ...finance, host: 'finance.dev.example.com', spot: true, idleMinutes: 30 },
    },
  }),
  /** Keeps its people whatever happens, and shuts out whom it loses within a quarter of an hour. */
  prod: stage({
    place: { account: '222222222222', region: 'eu-west-1', tags: { team: 'data' }, onRemove: 'retain' },
    domain: {
      hostedZone: { id: 'Z000000000000000PROD', name: 'example.com' },
      login: { prefix: 'example-streamgate' },
      accessLogs: { keepDays: 90 },
    },
    login: { accessTokenMinutes: 15, password: { minimumLength: 12 } },
    groups: ['finance'],
    apps: {
      sales: { ...sales, host: 'sales.example.com', size: { cpu: 512, memoryMiB: 1024 } },
      finance: { ...finance, host: 'finance.example.com', hours: officeHours },
    },
  }),
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
export const settingsOf = (name: StageName): StageSettings => stages[name];
